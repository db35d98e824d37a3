/** A reason why the machine cannot be made ready, in words that say what to do about it. */
export class SetupFault extends Error {
  name = 'SetupFault';
}

/** Speaks on standard error, so that whatever a script prints on standard output stays its own. */
export function say(sentence) {
  process.stderr.write(`Set-up: ${sentence}\n`);
}
