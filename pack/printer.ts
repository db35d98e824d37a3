import { z } from 'zod';
import type { Printer } from '../partnership/ports.ts';
import { runChild } from './run-child.ts';

const Printed = z.object({ bytes: z.instanceof(Uint8Array), pages: z.number().int().positive() });
const Pictures = z.array(z.object({ bytes: z.instanceof(Uint8Array), mediaType: z.string() }));

/**
 * Documents, each made in a process of its own that is stopped after `timeoutSeconds`.
 * The same contents give the same bytes on every machine: an approval binds what the pack says, a receipt binds the file.
 * Throws PrintFault, with no content in its message, when a pack cannot be made.
 */
export function openPrinter({ timeoutSeconds }: { timeoutSeconds: number }): Printer {
  return {
    async print(contents, look) {
      return Printed.parse(await runChild('compile', { contents, look }, timeoutSeconds));
    },
    async previews(bytes, howMany) {
      const drawn = await runChild('draw', { bytes, howMany }, timeoutSeconds);
      return Pictures.parse(drawn);
    },
  };
}
