import { COMPILED_AT, circulate, copyOf, putPack } from './packs.ts';
import { MEETING } from './sample.ts';
import { DECEMBER, mostlyIn, PICTURE, type Scene, scene } from './scene.ts';

/** The pack on its way: drafted, made, approved, sent and read. */
export function packScenes(): Scene[] {
  const draft = mostlyIn();
  const contentsHash = putPack(draft);
  draft.packs.push({
    meeting: MEETING,
    packVersion: '0.1',
    stage: 'filing',
    previews: ['page-1', 'page-2', 'part1-page-1'],
    at: COMPILED_AT,
  });
  const making = mostlyIn();
  making.packs.push({
    meeting: MEETING,
    packVersion: '0.1',
    stage: 'laying out',
    previews: [],
    at: DECEMBER,
  });
  const waiting = mostlyIn();
  putPack(waiting, { status: 'awaitingApproval' });
  waiting.packs.push(...draft.packs);
  const replaced = mostlyIn();
  putPack(replaced, { status: 'superseded' });
  putPack(replaced, { packVersion: '1.0', status: 'approved', compiledAt: DECEMBER });
  const approved = mostlyIn();
  putPack(approved, {
    packVersion: '1.0',
    status: 'approved',
    approvedBy: 'Assistant Chief Constable',
    approvedAt: '2026-12-10T15:30:00.000Z',
  });
  const out = mostlyIn();
  circulate(out);
  const read = mostlyIn();
  circulate(read);
  read.change('Circulation', copyOf('exec-police'), { readAt: '2026-12-11T14:02:00.000Z' });
  const pictures = new Map([
    ['page-1', PICTURE],
    ['page-2', PICTURE],
    ['part1-page-1', PICTURE],
  ]);
  const packDraft = { kind: 'pack-draft', meeting: MEETING, packVersion: '0.1' } as const;
  const approval = {
    kind: 'pack-approval',
    meeting: MEETING,
    packVersion: '0.1',
    contentsHash,
  } as const;
  const copy = {
    kind: 'pack-circulated',
    circulation: copyOf('exec-police'),
    reminder: false,
  } as const;
  const to = 'business-support';
  const state = { kind: 'pack-state', meeting: MEETING } as const;
  return [
    scene('pack-state-none', state, mostlyIn(), to, DECEMBER),
    scene('pack-state-draft', state, draft, to, DECEMBER),
    scene('pack-state-waiting', state, waiting, to, DECEMBER),
    scene('pack-state-approved', state, approved, to, DECEMBER),
    scene('pack-state-circulated', state, out, 'manager', DECEMBER),
    scene(
      'pack-check',
      { kind: 'pack-check', meeting: MEETING },
      draft,
      to,
      '2026-12-15T10:00:00.000Z',
    ),
    scene('pack-check-clear', { kind: 'pack-check', meeting: MEETING }, approved, to, DECEMBER),
    scene('pack-draft-making', packDraft, making, to, DECEMBER),
    scene('pack-draft', packDraft, draft, 'manager', DECEMBER, pictures),
    scene('pack-draft-replaced', packDraft, replaced, 'manager', DECEMBER, pictures),
    scene('pack-approval', approval, waiting, 'exec-chair', DECEMBER, pictures),
    scene('pack-state-chair', state, waiting, 'exec-chair', DECEMBER),
    scene(
      'pack-approval-changed',
      { ...approval, contentsHash: 'other' },
      waiting,
      'exec-chair',
      DECEMBER,
    ),
    scene('pack-circulated', copy, out, 'exec-police', '2026-12-11T09:05:00.000Z'),
    scene('pack-circulated-read', copy, read, 'exec-police', '2026-12-11T15:00:00.000Z'),
    scene(
      'pack-circulated-reminder',
      { ...copy, reminder: true },
      out,
      'exec-police',
      '2026-12-16T09:00:00.000Z',
    ),
  ];
}
