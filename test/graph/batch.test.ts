import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { batch } from '../../graph/batch.ts';
import { deadlineIn } from '../../graph/http/deadline.ts';
import { clientFor, type Heard, json, serve } from './small-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function graphThat(answer: (heard: Heard, response: ServerResponse, nth: number) => void) {
  const server = await serve(answer);
  closing.push(server.close);
  return { ...server, ...clientFor(server.origin) };
}

describe('a batch', () => {
  const parts = [
    { method: 'GET', path: '/a' },
    { method: 'POST', path: '/b', body: { b: 1 } },
  ] as const;
  const options = () => ({ what: 'try a batch', deadline: deadlineIn(30_000) });

  test('gives each part its answer, however they are ordered', async () => {
    const { client, heard } = await graphThat((_, response) =>
      json(response, 200, {
        responses: [
          { id: '1', status: 201, headers: { 'content-type': 'application/json' }, body: { b: 2 } },
          { id: '0', status: 200, body: { a: 2 } },
        ],
      }),
    );
    const answers = await batch(client, parts, options());
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: { a: 2 } },
      { status: 201, body: { b: 2 } },
    ]);
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
      requests: [
        { id: '0', method: 'GET', url: '/a' },
        {
          id: '1',
          method: 'POST',
          url: '/b',
          headers: { 'Content-Type': 'application/json' },
          body: { b: 1 },
        },
      ],
    });
  });

  test('a part that Graph forgot to answer counts as unknown and is not repeated', async () => {
    const { client, heard } = await graphThat((_, response) =>
      json(response, 200, { responses: [{ id: '0', status: 200, body: {} }] }),
    );
    const answers = await batch(client, parts, options());
    expect(answers.map(({ status }) => status)).toEqual([200, 0]);
    expect(heard).toHaveLength(1);
  });

  test('only the parts that were put off are sent again, after the longest wait', async () => {
    const { client, heard, waited } = await graphThat((one, response, nth) => {
      const { requests } = z
        .object({ requests: z.array(z.object({ id: z.string() })) })
        .parse(JSON.parse(one.body));
      const put = (id: string) =>
        nth === 1 && id === '1'
          ? { id, status: 429, headers: { 'retry-after': '120' }, body: {} }
          : { id, status: 200, body: {} };
      json(response, 200, { responses: requests.map(({ id }) => put(id)) });
    });
    const long = { what: 'try a batch', deadline: deadlineIn(600_000) };
    const answers = await batch(client, parts, long);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(waited).toEqual([120]);
    expect(JSON.parse(heard[1]?.body ?? '')).toMatchObject({ requests: [{ url: '/b' }] });
  });

  test('in series each part waits for the one before', async () => {
    const { client, heard } = await graphThat((_, response) =>
      json(response, 200, { responses: [] }),
    );
    await batch(client, [parts[1], parts[1]], { ...options(), serial: true });
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      requests: [{ id: '0' }, { id: '1', dependsOn: ['0'] }],
    });
  });
});
