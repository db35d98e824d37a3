/** The path of a Chromium that the browser tests can drive, or undefined. `root`: the clone's folder. */
export function findChromium(root: string): string | undefined;
