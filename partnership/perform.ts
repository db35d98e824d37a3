import { isOvertaken } from './overtaken.ts';
import { follow } from './perform/follow.ts';
import { performMakePack } from './perform/make-pack.ts';
import type { Step } from './plan.ts';
import type { Ports } from './ports.ts';

/**
 * Carries one step out through the ports. Every branch may be interrupted at any point and started again: the ports'
 * keys (reference, message key, file hash) make the second time harmless. What a step has learnt comes back as a command.
 * Gives `held` for a message that waits while sending is paused; throws what is worth a retry.
 */
export async function perform(
  partnership: string,
  step: Step,
  ports: Ports,
): Promise<'done' | 'held'> {
  switch (step.kind) {
    case 'tell':
      return tell(partnership, step, ports);
    case 'renew':
      await ports.messenger.renew(partnership, step.living);
      return 'done';
    case 'file':
      await file(partnership, step, ports);
      return 'done';
    case 'make-pack':
      await performMakePack(partnership, step, ports);
      return 'done';
    case 'file-pack':
      await filePack(partnership, step, ports);
      return 'done';
    case 'share-pack':
      await ports.library.share({
        partnership,
        site: step.site,
        library: 'Board packs',
        name: step.fileName,
        emails: step.emails,
      });
      return 'done';
    case 'release-held':
      await ports.release(partnership);
      return 'done';
  }
}

async function tell(
  partnership: string,
  step: Extract<Step, { kind: 'tell' }>,
  ports: Ports,
): Promise<'done' | 'held'> {
  const { key, to, message, living, inPlaceOf, unasked } = step;
  if (unasked && isOvertaken(message, await ports.memory.snapshot(partnership))) return 'done';
  const told = await ports.messenger.tell({
    partnership,
    key,
    to,
    message,
    living,
    inPlaceOf,
    unasked,
  });
  return told === 'held' ? 'held' : 'done';
}

async function file(
  partnership: string,
  step: Extract<Step, { kind: 'file' }>,
  ports: Ports,
): Promise<void> {
  await write(partnership, step.changes, ports);
  if (step.reports.length === 0) return;
  await follow(partnership, step, { kind: 'filed', reports: step.reports }, ports);
}

async function filePack(
  partnership: string,
  step: Extract<Step, { kind: 'file-pack' }>,
  ports: Ports,
): Promise<void> {
  const kept = await ports.memory.file(step.fileHash);
  if (kept === null) throw new Error('The bytes of a compiled pack are not in the store');
  await ports.library.put({
    partnership,
    site: step.site,
    library: 'Board packs',
    name: step.fileName,
    ...kept,
  });
  await write(partnership, step.changes, ports);
}

async function write(partnership: string, ids: readonly string[], ports: Ports): Promise<void> {
  const changes = await ports.memory.changes(ids);
  if (changes.length === 0) return;
  const filed = await ports.register.write(partnership, changes);
  await ports.memory.settle(filed, ports.given().now);
}
