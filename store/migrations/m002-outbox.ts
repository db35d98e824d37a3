/** The outbox with its lanes, and what is known of messages and conversations. */
export const OUTBOX = `
create table lanes (
  partnership text not null,
  lane text not null,
  last_seq integer not null,
  primary key (partnership, lane)
);

create table steps (
  partnership text not null,
  key text not null,
  lane text not null,
  seq integer not null,
  after text[] not null,
  step jsonb not null,
  state text not null check (state in ('todo', 'done', 'held', 'parked')),
  attempts integer not null default 0,
  last_error text,
  not_before timestamptz not null default clock_timestamp(),
  committed_at text not null,
  done_at text,
  primary key (partnership, key),
  unique (partnership, lane, seq)
);
create index steps_open on steps (partnership, lane, seq) where state in ('todo', 'parked');
create index steps_held on steps (partnership) where state = 'held';
create index steps_waiting on steps using gin (after) where state in ('todo', 'parked') and after <> '{}';

create table messages (
  seq bigint generated always as identity,
  partnership text not null,
  key text not null,
  person text not null,
  kind text not null,
  message jsonb not null,
  living jsonb,
  living_key text,
  state text not null,
  conversation text,
  activity text,
  drawn text,
  intended_at text not null,
  noted_at text not null,
  touched xid8 not null,
  primary key (partnership, key)
);
create index messages_living on messages (partnership, living_key, person, seq) where activity is not null;
create index messages_activity on messages (partnership, conversation, activity) where activity is not null;
create index messages_touched on messages (partnership, touched);
create trigger touched before insert or update on messages for each row execute function note_touched();

create sequence conversation_notes;
create table conversations (
  partnership text not null,
  conversation text not null,
  kind text not null,
  person text,
  service_url text not null,
  tenant text not null,
  user_id text,
  reachable boolean not null,
  noted_at text not null,
  noted bigint not null,
  primary key (partnership, conversation)
);
create index conversations_newest on conversations (partnership, person, noted) where kind = 'personal';
`;
