import type { Command } from '../command.ts';
import { handle } from '../handle.ts';
import type { Step } from '../plan.ts';
import type { Ports } from '../ports.ts';

/** A finished step speaks through the same door as people and the clock, under a key of its own. */
export async function follow(
  partnership: string,
  step: Step,
  command: Command,
  ports: Ports,
): Promise<void> {
  const outcome = await handle(
    {
      key: `after/${step.key}/${command.kind}`,
      partnership,
      by: { kind: 'step', step: step.key },
      channel: 'clock',
      sources: [],
      onMessage: null,
      command,
    },
    ports,
  );
  if (outcome.kind === 'refused' && outcome.refusal.why === 'busy') {
    throw new Error('What a step has learnt could not be noted yet');
  }
}
