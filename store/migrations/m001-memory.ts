/** Commands, the record's mirror with what is pending, and what a Snapshot shows beside it. */
export const MEMORY = `
create table partnerships (
  key text primary key,
  mirrored_at text,
  releases integer not null default 0
);

create table commands (
  partnership text not null,
  key text not null,
  command jsonb not null,
  by jsonb not null,
  channel text not null,
  sources text[] not null,
  on_message text,
  at text not null,
  answer jsonb,
  primary key (partnership, key)
);

create function note_touched() returns trigger language plpgsql as $$
begin
  new.touched = pg_current_xact_id();
  return new;
end $$;

create table row_versions (
  partnership text not null,
  list text not null,
  reference text not null,
  version integer not null,
  filed_at text,
  touched xid8 not null,
  primary key (partnership, list, reference)
);
create index row_versions_touched on row_versions (partnership, touched);
create trigger touched before insert or update on row_versions for each row execute function note_touched();

create table changes (
  id text primary key,
  seq bigint generated always as identity,
  partnership text not null,
  list text not null,
  reference text not null,
  site text not null,
  change jsonb not null,
  state text not null check (state in ('waiting', 'filed', 'mirrored')),
  command text not null,
  committed_at text not null,
  item_id text,
  e_tag text,
  web_url text,
  kept_theirs text[],
  filed_at text
);
create index changes_pending on changes (partnership, list, reference, seq) where state <> 'mirrored';

create table mirror_rows (
  partnership text not null,
  site text not null,
  list text not null,
  item_id text not null,
  reference text,
  e_tag text not null,
  web_url text,
  row jsonb,
  fault text,
  gone boolean not null,
  primary key (partnership, site, list, item_id)
);
create index mirror_rows_reference on mirror_rows (partnership, list, reference);

create table delta_tokens (
  partnership text not null,
  site text not null,
  list text not null,
  token text,
  primary key (partnership, site, list)
);

create table drafts (
  partnership text not null,
  report text not null,
  person text not null,
  draft jsonb,
  saved_at text not null,
  touched xid8 not null,
  primary key (partnership, report, person)
);
create index drafts_touched on drafts (partnership, touched);
create trigger touched before insert or update on drafts for each row execute function note_touched();

create table pack_progress (
  partnership text not null,
  meeting text not null,
  pack_version text not null,
  stage text not null,
  previews text[] not null,
  at text not null,
  touched xid8 not null,
  primary key (partnership, meeting, pack_version)
);
create index pack_progress_touched on pack_progress (partnership, touched);
create trigger touched before insert or update on pack_progress for each row execute function note_touched();

create table files (
  hash text primary key,
  media_type text not null,
  bytes bytea not null
);
-- Pictures and PDF files are packed already; trying again only costs time.
alter table files alter column bytes set storage external;
`;
