import type { DrawContext, Drawn } from '../cards/context.ts';
import { draw } from '../cards/draw.ts';
import type { Message } from '../partnership/message.ts';
import type { Memory } from '../partnership/ports.ts';
import type { Snapshot } from '../partnership/snapshot.ts';

/** Draws a message for one reader, with the pictures that it shows. */
export async function drawn(
  message: Message,
  reader: Omit<DrawContext, 'pictures'>,
  memory: Memory,
): Promise<Drawn> {
  const pictures = await picturesOf(message, reader.snapshot, memory);
  return draw(message, { ...reader, pictures });
}

/** A pack that is looked at before it leaves is shown in pictures: its first pages, kept in the store by their hash. */
async function picturesOf(
  message: Message,
  snapshot: Snapshot,
  memory: Memory,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  if (message.kind !== 'pack-draft' && message.kind !== 'pack-approval') return pictures;
  const { meeting, packVersion } = message;
  const pack = snapshot.packs.find(
    (each) => each.meeting === meeting && each.packVersion === packVersion,
  );
  for (const hash of pack?.previews ?? []) {
    const file = await memory.file(hash);
    if (file === null) continue;
    const encoded = Buffer.from(file.bytes).toString('base64');
    pictures.set(hash, `data:${file.mediaType};base64,${encoded}`);
  }
  return pictures;
}
