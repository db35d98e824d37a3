import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { By, Command, Envelope } from '../partnership/command.ts';
import type { Site } from '../partnership/marking.ts';
import type { Message } from '../partnership/message.ts';
import type { Living, RecordChange, Step } from '../partnership/plan.ts';
import type { ListName } from '../partnership/record/lists.ts';
import type { Row } from '../partnership/record/row.ts';
import type { ReportDraft } from '../partnership/report-form.ts';
import type { DeliveryState, PackStage } from '../partnership/snapshot.ts';
import type { Conversation } from './store.ts';

/**
 * Business instants (`…_at`) are texts, exactly as they were given: they come from `now()`, which is not the
 * database's clock. `touched` is the transaction that wrote the row last; a trigger sets it (see memory/read.ts).
 */
export interface Tables {
  partnerships: PartnershipRow;
  commands: CommandRow;
  row_versions: RowVersionRow;
  changes: ChangeRow;
  mirror_rows: MirrorItemRow;
  delta_tokens: DeltaTokenRow;
  lanes: LaneRow;
  steps: StepRow;
  messages: MessageRow;
  conversations: ConversationRow;
  drafts: DraftRow;
  pack_progress: PackProgressRow;
  files: FileRow;
}

/** JSON that may be null: null is SQL's null, never the JSON word. */
type MaybeJson<T extends object> = ColumnType<T | null, string | null, string | null>;
type Serial = ColumnType<string, never, never>;

interface PartnershipRow {
  key: string;
  mirrored_at: string | null;
  /** Counts releases of held steps, so that a step that learnt of the pause just before its end is not held for ever. */
  releases: Generated<number>;
}

interface CommandRow {
  partnership: string;
  key: string;
  command: JSONColumnType<Command>;
  by: JSONColumnType<By>;
  channel: Envelope['channel'];
  sources: string[];
  on_message: string | null;
  at: string;
  answer: MaybeJson<Message>;
}

interface RowVersionRow {
  partnership: string;
  list: ListName;
  reference: string;
  version: number;
  filed_at: string | null;
  touched: Serial;
}

export type ChangeState = 'waiting' | 'filed' | 'mirrored';

interface ChangeRow {
  id: string;
  seq: Serial;
  partnership: string;
  list: ListName;
  reference: string;
  site: Site;
  change: JSONColumnType<RecordChange>;
  state: ChangeState;
  command: string;
  committed_at: string;
  item_id: string | null;
  e_tag: string | null;
  web_url: string | null;
  kept_theirs: string[] | null;
  filed_at: string | null;
}

interface MirrorItemRow {
  partnership: string;
  site: Site;
  list: ListName;
  item_id: string;
  reference: string | null;
  e_tag: string;
  web_url: string | null;
  row: MaybeJson<Row>;
  fault: string | null;
  /** Deleted in SharePoint. Kept as the ground for changes that still wait, so that they are filed whole. */
  gone: boolean;
}

interface DeltaTokenRow {
  partnership: string;
  site: Site;
  list: ListName;
  token: string | null;
}

interface LaneRow {
  partnership: string;
  lane: string;
  last_seq: number;
}

export type StepState = 'todo' | 'done' | 'held' | 'parked';

interface StepRow {
  partnership: string;
  key: string;
  lane: string;
  seq: number;
  after: string[];
  step: JSONColumnType<Step>;
  state: StepState;
  attempts: Generated<number>;
  /** Class of the last fault only: its message may quote what somebody wrote. */
  last_error: string | null;
  not_before: Generated<Date>;
  committed_at: string;
  done_at: string | null;
}

interface MessageRow {
  seq: Serial;
  partnership: string;
  key: string;
  person: string;
  kind: Message['kind'];
  message: JSONColumnType<Message>;
  living: MaybeJson<Living>;
  living_key: string | null;
  state: DeliveryState;
  conversation: string | null;
  activity: string | null;
  drawn: string | null;
  intended_at: string;
  noted_at: string;
  touched: Serial;
}

interface ConversationRow {
  partnership: string;
  conversation: string;
  kind: Conversation['kind'];
  person: string | null;
  service_url: string;
  tenant: string;
  user_id: string | null;
  reachable: boolean;
  noted_at: string;
  /** Order of notes; two may fall on the same business instant. */
  noted: ColumnType<string, unknown, unknown>;
}

interface DraftRow {
  partnership: string;
  report: string;
  person: string;
  draft: MaybeJson<ReportDraft>;
  saved_at: string;
  touched: Serial;
}

interface PackProgressRow {
  partnership: string;
  meeting: string;
  pack_version: string;
  stage: PackStage;
  previews: string[];
  at: string;
  touched: Serial;
}

/** Content-addressed: the same bytes are the same file, whoever keeps them, so this alone carries no partnership. */
interface FileRow {
  hash: string;
  media_type: string;
  bytes: Buffer;
}
