import { z } from 'zod';
import type { PendingChange } from '../../partnership/ports.ts';
import { person } from './people.ts';
import { creation, REPORT, reportChange } from './rows.ts';
import type { Bench } from './sharepoint.ts';

const LIST = 'Highlight reports';
export const FIELDS = ['summary', 'issues', 'achievements'] as const;
export type Field = (typeof FIELDS)[number];
export type Texts = Record<Field, string | null>;

/** How a filing goes wrong: after so many writes nothing gets through, and the answer to the last of them is lost. */
export type Trouble = 'none' | 'not done' | 'answer lost' | { readonly diesAfter: number };

const columnOf = { summary: 'Summary', issues: 'Issues', achievements: 'Achievements' } as const;
const Read = z.object({ eTag: z.string(), fields: z.record(z.string(), z.unknown()) });

/** One report in SharePoint, written by the bot and by a person. */
export async function openRow(bench: Bench, reference: string) {
  const { itemId: id } = await file([creation(LIST, { ...REPORT, reference })]);

  async function file(changes: PendingChange[]) {
    const filed = await bench.anotherGraph().register.write('wiltshire', changes);
    const last = filed.at(-1);
    if (!last) throw new Error('Nothing was filed');
    return last;
  }

  async function read() {
    const site = '/sites/boardpacklocal.sharepoint.com:/sites/wiltshire-csp:';
    const path = `${site}/lists/${encodeURIComponent(LIST)}/items/${id}?$expand=fields`;
    const { eTag, fields } = Read.parse(await person(bench).call('GET', path));
    return { eTag, fields, texts: textsIn(fields) };
  }

  function change(eTag: string, set: Partial<Texts>, before: Partial<Texts>): PendingChange {
    const made = reportChange({ id, eTag }, set, before);
    return { ...made, change: { ...made.change, reference }, row: { ...made.row, reference } };
  }

  async function edit(field: Field, value: string | null) {
    await person(bench).edit(LIST, id, { [columnOf[field]]: value });
  }

  const history = async () => (await person(bench).history(LIST, id)).map(textsIn);
  return { file, read, change, edit, history };
}

export type WrittenRow = Awaited<ReturnType<typeof openRow>>;

function textsIn(fields: Readonly<Record<string, unknown>>): Texts {
  const text = (field: Field) =>
    z
      .string()
      .nullable()
      .parse(fields[columnOf[field]] ?? null);
  return { summary: text('summary'), issues: text('issues'), achievements: text('achievements') };
}

export function arm(bench: Bench, trouble: Trouble): void {
  const isWrite = ({ method, url }: { method: string; url: string }) =>
    method === 'PATCH' && url.includes('/items');
  const { faults } = bench.sharePoint;
  if (trouble === 'none') return;
  if (trouble === 'not done') faults.next({ kind: '504-before', times: 1, match: isWrite });
  else if (trouble === 'answer lost') {
    faults.next({ kind: '504-after-commit', times: 1, match: isWrite });
  } else dieAfter(bench, trouble.diesAfter, isWrite);
}

function dieAfter(
  { sharePoint: { faults } }: Bench,
  most: number,
  isWrite: (request: { method: string; url: string }) => boolean,
): void {
  let writes = 0;
  let dead = most === 0;
  const isLast = (request: { method: string; url: string }) => {
    if (dead || !isWrite(request)) return false;
    writes += 1;
    dead = writes === most;
    return dead;
  };
  faults.next({ kind: '504-after-commit', times: 1, match: isLast });
  faults.next({ kind: 'down', times: 9999, match: () => dead });
}
