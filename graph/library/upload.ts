import { z } from 'zod';
import type { GraphClient } from '../client.ts';
import { errorCode, faultFrom, jsonOf, parsed, secondsToWait } from '../http/answer.ts';
import { type Deadline, waitWithin } from '../http/deadline.ts';
import { isGraphFault } from '../http/fault.ts';
import { waitBefore } from '../http/retry.ts';

export const DriveItem = z.object({ id: z.string(), webUrl: z.string() });
export type DriveItem = z.infer<typeof DriveItem>;

const Session = z.object({ uploadUrl: z.string() });
const Progress = z.object({ nextExpectedRanges: z.array(z.string()) });

/** Parts must be a multiple of 320 KiB; Microsoft advises 5 to 10 MiB. */
const PART = 32 * 320 * 1024;
const WHAT = 'upload a file in parts';

/** For large files: parts in order, taken up again where SharePoint says that it has got to. */
export async function uploadInParts(
  client: GraphClient,
  path: string,
  bytes: Buffer,
  deadline: Deadline,
): Promise<DriveItem> {
  const { uploadUrl } = await client.send({
    what: WHAT,
    method: 'POST',
    path: `${path}/createUploadSession`,
    body: { item: { '@microsoft.graph.conflictBehavior': 'replace' } },
    // A session that nobody uses ends by itself.
    repeatable: true,
    answer: Session,
    deadline,
  });
  let from = 0;
  for (let tried = 1; ; ) {
    const answer = await sendPart(client, uploadUrl, bytes, from, deadline);
    if (answer.status === 200 || answer.status === 201) return parsed(DriveItem, answer.body, WHAT);
    if (answer.status === 202) {
      from = nextByte(answer.body);
      tried = 1;
      continue;
    }
    await waitBeforeResuming(client, answer, tried, deadline);
    tried += 1;
    from = await reached(client, uploadUrl, from, deadline);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** No token goes along: the address carries its own right, and SharePoint may refuse both together. */
async function sendPart(
  client: GraphClient,
  url: string,
  bytes: Buffer,
  from: number,
  { signal }: Deadline,
): Promise<Answer> {
  const to = Math.min(from + PART, bytes.length);
  const headers = { 'Content-Range': `bytes ${from}-${to - 1}/${bytes.length}` };
  const body = new Uint8Array(bytes.subarray(from, to));
  return answerTo(client, url, { method: 'PUT', headers, body, signal });
}

async function answerTo(client: GraphClient, url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await client.sendBare(url, init);
    return { status: response.status, headers: response.headers, body: await jsonOf(response) };
  } catch (error) {
    if (!isGraphFault(error, 'unavailable')) throw error;
    return { status: 0, headers: new Headers(), body: undefined };
  }
}

/** 416 says that SharePoint has that part already: there is nothing to wait for, only to ask where it is. */
async function waitBeforeResuming(
  client: GraphClient,
  { status, headers, body }: Answer,
  tried: number,
  deadline: Deadline,
): Promise<void> {
  const asked = secondsToWait(headers, Date.now());
  const seconds = status === 416 && tried <= 3 ? 0 : waitBefore({ status, asked }, tried, true);
  if (seconds === null) throw faultFrom(WHAT, status, body, asked);
  client.log.warn({ status, code: errorCode(body), tried, seconds }, 'An upload is taken up again');
  await waitWithin(deadline, seconds, client.wait, WHAT);
}

async function reached(
  client: GraphClient,
  url: string,
  from: number,
  { signal }: Deadline,
): Promise<number> {
  const state = await answerTo(client, url, { method: 'GET', signal });
  if (state.status === 200) return nextByte(state.body);
  // The session is gone or unreachable: the part is sent again, and its answer says which.
  return from;
}

function nextByte(body: unknown): number {
  const [range = ''] = parsed(Progress, body, WHAT).nextExpectedRanges;
  return Number.parseInt(range, 10) || 0;
}
