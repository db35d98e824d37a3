import { z } from 'zod';
import type { Library } from '../../partnership/ports.ts';
import { type GraphClient, inPath } from '../client.ts';
import { type Deadline, deadlineIn } from '../http/deadline.ts';
import { ListItem } from '../items.ts';
import type { PlaceFinder } from '../places.ts';
import { DriveItem, uploadInParts } from './upload.ts';

/** Up to here one request carries the file; above it a lost connection would cost too much. */
const ONE_REQUEST = 10 * 1024 * 1024;
const PUT_WITHIN = 5 * 60_000;
const SHARE_WITHIN = 60_000;

export function openLibrary(client: GraphClient, finder: PlaceFinder): Library {
  return {
    put: async ({ partnership, site, library, name, bytes, mediaType }) => {
      const deadline = deadlineIn(PUT_WITHIN);
      const drive = await driveOf(finder, partnership, site, library);
      const path = `${drive}/root:/${inPath(name)}:`;
      const file = bufferOf(bytes);
      const item =
        file.length <= ONE_REQUEST
          ? await putWhole(client, path, file, mediaType, deadline)
          : await uploadInParts(client, path, file, deadline);
      const row = await rowOfFile(client, `${drive}/items/${item.id}/listItem`, deadline);
      return { itemId: row.id, eTag: row.eTag, webUrl: item.webUrl };
    },
    share: async ({ partnership, site, library, name, emails }) => {
      if (emails.length === 0) return;
      const drive = await driveOf(finder, partnership, site, library);
      await invite(client, `${drive}/root:/${inPath(name)}:/invite`, emails);
    },
  };
}

async function driveOf(
  finder: PlaceFinder,
  partnership: string,
  site: Parameters<Library['put']>[0]['site'],
  library: 'Board packs',
): Promise<string> {
  const places = await finder.of(partnership);
  return places[site].drive(library);
}

/** Always a Buffer over exactly these bytes: of a view the SDK sends the whole memory behind it. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function putWhole(
  client: GraphClient,
  path: string,
  body: Buffer,
  mediaType: string,
  deadline: Deadline,
): Promise<DriveItem> {
  return client.send({
    what: 'put a file',
    method: 'PUT',
    path: `${path}/content?@microsoft.graph.conflictBehavior=replace`,
    headers: { 'Content-Type': mediaType },
    body,
    // The same bytes under the same name: twice makes one more version of the same file.
    repeatable: true,
    answer: DriveItem,
    deadline,
  });
}

async function rowOfFile(client: GraphClient, path: string, deadline: Deadline): Promise<ListItem> {
  const what = 'read the row of a file';
  return client.send({ what, method: 'GET', path, repeatable: true, answer: ListItem, deadline });
}

/** SharePoint takes so many recipients in one invitation, and no more. */
const MOST_RECIPIENTS = 20;

/** Nobody is mailed and whoever may read already stays so: asking again changes nothing. */
async function invite(client: GraphClient, path: string, emails: readonly string[]): Promise<void> {
  const deadline = deadlineIn(SHARE_WITHIN);
  const named = [...new Set(emails)].map((email) => ({ email }));
  for (let at = 0; at < named.length; at += MOST_RECIPIENTS) {
    const recipients = named.slice(at, at + MOST_RECIPIENTS);
    await client.send({
      what: 'share a file with named people',
      method: 'POST',
      path,
      body: { recipients, roles: ['read'], requireSignIn: true, sendInvitation: false },
      repeatable: true,
      answer: z.looseObject({}),
      deadline,
    });
  }
}
