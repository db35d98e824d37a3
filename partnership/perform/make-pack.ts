import type { MadePack } from '../command.ts';
import { contentsHash, editionsOf } from '../pack/editions.ts';
import { packContents } from '../pack-contents/compose.ts';
import type { Step } from '../plan.ts';
import type { Ports } from '../ports.ts';
import type { Edition } from '../record/board-pack.ts';
import type { Held, PackStage, Snapshot } from '../snapshot.ts';
import { follow } from './follow.ts';

const PREVIEWS = 2;

type MakePack = Extract<Step, { kind: 'make-pack' }>;

interface Making {
  readonly partnership: string;
  readonly step: MakePack;
  readonly ports: Ports;
  readonly snapshot: Snapshot;
  readonly meeting: Held<'Meetings'>;
  readonly asAt: string;
  readonly issuedAt: string;
}

/** Compiles every edition of one version. Done again after a crash it gives the same bytes, so the same files. */
export async function performMakePack(
  partnership: string,
  step: MakePack,
  ports: Ports,
): Promise<void> {
  const snapshot = await ports.memory.snapshot(partnership);
  const meeting = snapshot.find('Meetings', step.meeting);
  if (meeting === null) return;
  const issuedAt = ports.given().now;
  const asAt = step.asAt ?? issuedAt;
  const making = { partnership, step, ports, snapshot, meeting, asAt, issuedAt };
  try {
    const made = await makeAll(making);
    await showStage(making, 'filing');
    await follow(partnership, step, { kind: 'pack-made', made }, ports);
  } catch (trouble) {
    if (!isPrintingTrouble(trouble)) throw trouble;
    await showStage(making, 'failed');
    const { meeting: meetingKey, packVersion } = step;
    const words = trouble.message;
    await follow(
      partnership,
      step,
      { kind: 'pack-failed', meeting: meetingKey, packVersion, trouble: words },
      ports,
    );
  }
}

async function makeAll(making: Making): Promise<MadePack> {
  const { snapshot, meeting, step, asAt, ports } = making;
  await showStage(making, 'collecting');
  const editions = editionsOf(snapshot, meeting.reference);
  await showStage(making, 'laying out');
  // Side by side: each is set in a process of its own, and somebody is waiting.
  const printed = await Promise.all(editions.map((edition) => printEdition(making, edition)));
  await showPreviews(making, printed[0]);
  const files: MadePack['files'][number][] = [];
  for (const { edition, bytes, pages } of printed) {
    const fileHash = await ports.memory.keepFile(bytes, 'application/pdf');
    files.push({ edition, fileHash, pages });
  }
  return {
    meeting: meeting.reference,
    packVersion: step.packVersion,
    approved: step.approved,
    contentsHash: contentsHash(snapshot, meeting, asAt, ports.given().hash),
    compiledAt: asAt,
    files,
  };
}

interface PrintedEdition {
  readonly edition: Edition;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

async function printEdition(making: Making, edition: Edition): Promise<PrintedEdition> {
  const { snapshot, meeting, step, asAt, issuedAt, ports } = making;
  const { packVersion } = step;
  const contents = packContents(snapshot, meeting, { edition, packVersion, asAt, issuedAt });
  return { edition, ...(await ports.printer.print(contents, { draft: !step.approved })) };
}

/** The first pages of the fullest edition; the card shows them only to those who are cleared for it. */
async function showPreviews(making: Making, first: PrintedEdition | undefined): Promise<void> {
  if (first === undefined) return;
  const { ports } = making;
  await showStage(making, 'drawing previews');
  const previews: string[] = [];
  for (const picture of await ports.printer.previews(first.bytes, PREVIEWS)) {
    previews.push(await ports.memory.keepFile(picture.bytes, picture.mediaType));
  }
  await showStage(making, 'drawing previews', previews);
}

async function showStage(
  { partnership, step, ports }: Making,
  stage: PackStage,
  previews: readonly string[] = [],
): Promise<void> {
  const { meeting, packVersion } = step;
  const at = ports.given().now;
  await ports.memory.notePackStage({ partnership, meeting, packVersion, stage, previews, at });
  await ports.messenger.renew(partnership, { card: 'pack-draft', meeting, packVersion });
}

/** The printer says so by name when a pack cannot be made as it is; anything else is worth a retry. */
function isPrintingTrouble(trouble: unknown): trouble is Error {
  return trouble instanceof Error && trouble.name === 'PrintFault';
}
