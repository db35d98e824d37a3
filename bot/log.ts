import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type Log = Logger;

/** Fields that would carry a person's text or a token if somebody logged a whole object. A leak here is a breach to report. */
const NEVER = [
  'text',
  'authorization',
  'headers',
  'body',
  'value',
  'data',
  'card',
  'typed',
  'draft',
];

/** JSON lines on standard output, or in a file where standard output belongs to a person (local mode). */
export function openLog(level: string, file: string | null): Log {
  const stream: DestinationStream = destination(
    file === null ? { dest: 1, sync: true } : { dest: file, sync: true, mkdir: true },
  );
  return pino({ level, base: null, redact: redacted(), serializers: { err: faultFacts } }, stream);
}

function redacted() {
  const paths = NEVER.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return { paths, censor: '[left out]' };
}

/**
 * What may be known of a fault. The message is left out where it may quote another system's answer, and with it
 * what somebody wrote.
 */
function faultFacts(fault: unknown): object {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
  const status = 'statusCode' in fault ? fault.statusCode : undefined;
  const message = status === undefined ? fault.message.slice(0, 300) : undefined;
  const cause = fault.cause === undefined ? undefined : faultFacts(fault.cause);
  return { name: fault.name, message, code, status, stack: placesIn(fault.stack), cause };
}

function placesIn(stack: string | undefined): string[] {
  const lines = stack?.split('\n') ?? [];
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}
