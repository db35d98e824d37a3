import type { z } from 'zod';

export interface Setting<T> {
  readonly says: string;
  readonly example: string;
  /** What holds when it is not set; a setting without one is required. */
  readonly otherwise?: string;
  readonly shape: z.ZodType<T>;
}

/** Everything that is wrong with the settings, at once: a start that fails five times costs an afternoon. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Boardpack cannot start. ${faults.length} setting(s) to put right:\n${listed(faults)}`);
    this.faults = faults;
  }
}

export function setting<T>(
  shape: z.ZodType<T>,
  says: string,
  example: string,
  otherwise?: string,
): Setting<T> {
  return { shape, says, example, ...(otherwise === undefined ? {} : { otherwise }) };
}

/** Reads one setting, or notes what is wrong with it and where it belongs. */
export function readSetting<T>(
  env: NodeJS.ProcessEnv,
  name: string,
  { says, example, otherwise, shape }: Setting<T>,
  faults: string[],
): T | undefined {
  const text = env[name] || otherwise;
  if (text === undefined) {
    faults.push(`${name} is not set. ${says}, for example ${example}`);
    return undefined;
  }
  const read = shape.safeParse(text);
  if (read.success) return read.data;
  // Not what was set: it may be a secret that went into the wrong variable.
  faults.push(`${name} cannot be read. ${says}, for example ${example}`);
  return undefined;
}

function listed(faults: readonly string[]): string {
  return faults.map((fault) => `  - ${fault}`).join('\n');
}

type Complete<T> = { [K in keyof T]: Exclude<T[K], undefined> };

export function isComplete<T extends object>(read: T): read is T & Complete<T> {
  return Object.values(read).every((value) => value !== undefined);
}
