import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { PrintFault } from './print-fault.ts';

const Answer = z.union([z.object({ done: z.unknown() }), z.object({ fault: z.string() })]);

/** The programs of this folder that run by themselves. */
export type Program = 'compile' | 'draw';

/**
 * Gives one order to a fresh process and waits for its answer. Whatever happens, the process has ended when this returns
 * or throws: no time-out leaves one behind. `seconds` counts from its start.
 */
export async function runChild(program: Program, order: object, seconds: number): Promise<unknown> {
  const child = start(program);
  const ended = endOf(child);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  try {
    const message = await Promise.race([answerOf(child, order), ended]);
    return parsed(message ?? { fault: stoppedBecause(program, late, seconds) });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
  }
}

function start(program: Program): ChildProcess {
  return fork(join(import.meta.dirname, `${program}.ts`), [], {
    serialization: 'advanced',
    execPath: process.execPath,
    execArgv: [],
    // Nothing of the bot's environment: a document library has no business with its secrets.
    env: {
      FONTCONFIG_FILE: join(import.meta.dirname, 'no-system-fonts.conf'),
      // Saves each child a tenth of a second of reading TypeScript; where it cannot be written, nothing is lost.
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/boardpack'),
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Settles when the process is gone, or could not even be started. */
function endOf(child: ChildProcess): Promise<undefined> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', () => {
      if (child.pid === undefined) resolve(undefined);
    });
  });
}

function answerOf(child: ChildProcess, order: object): Promise<unknown> {
  return new Promise((resolve) => {
    child.once('message', resolve);
    // A child that dies while it is being told is seen by its end.
    child.send(order, () => undefined);
  });
}

function stoppedBecause(program: Program, late: boolean, seconds: number): string {
  if (late) return `the ${program} process took longer than ${seconds} s and was stopped`;
  return `the ${program} process ended without an answer`;
}

function parsed(message: unknown): unknown {
  const answer = Answer.parse(message);
  if ('fault' in answer) throw new PrintFault(answer.fault);
  return answer.done;
}
