import { expect, vi } from 'vitest';
import { actionNamed, greenReport, wordsOf } from '../stories/card.ts';
import { type Member, meet, type Post } from './member.ts';
import type { Rig } from './rig.ts';

/** One report as its writer was told that it has been received. */
export interface Acknowledged {
  /** Summary of each version, the newest last. */
  readonly words: readonly string[];
  readonly priorities: number;
  readonly asks: number;
}

/** What people were told: what must be found in SharePoint. */
export interface Ledger {
  readonly reports: Map<string, Acknowledged>;
  drafts: number;
  approved: boolean;
  circulated: boolean;
  readonly readers: Set<string>;
  acknowledgements: number;
}

export interface Scene {
  readonly rig: Rig;
  readonly ledger: Ledger;
  /** The person of this key, met once and kept. */
  member(key: string): Promise<Member>;
  readonly members: ReadonlyMap<string, Member>;
  close(): Promise<void>;
}

export function openScene(rig: Rig): Scene {
  const members = new Map<string, Member>();
  const ledger: Ledger = {
    reports: new Map(),
    drafts: 0,
    approved: false,
    circulated: false,
    readers: new Set(),
    acknowledgements: 0,
  };
  return {
    rig,
    ledger,
    members,
    async member(key) {
      const met = members.get(key) ?? (await meet(rig, key));
      members.set(key, met);
      return met;
    },
    async close() {
      await rig.close();
      for (const each of members.values()) each.close();
    },
  };
}

export async function askStatus({ member, ledger }: Scene): Promise<void> {
  await (await member('business-support')).asks('status', /Domestic Abuse/);
  ledger.acknowledgements += 1;
}

/** Fills the form in and submits it; the second time for a subgroup it is a correction. */
export async function report(scene: Scene, key: string): Promise<void> {
  await submit(scene, await openForm(scene, key));
}

interface Form {
  readonly writer: Member;
  readonly post: Post;
}

export async function openForm({ member }: Scene, key: string): Promise<Form> {
  const writer = await member(key);
  return { writer, post: await writer.asks('report', /Submit report/) };
}

export async function submit({ ledger }: Scene, { writer, post }: Form): Promise<void> {
  const words = `What ${writer.key} says, number ${ledger.acknowledgements + 1}.`;
  const typed = greenReport(post.card, words);
  const reference = String(actionNamed(post.card, /Submit report/).data?.['report']);
  expect(await writer.presses(post, /Submit report/, typed)).toContain('Received');
  const known = ledger.reports.get(reference);
  const names = Object.keys(typed);
  ledger.reports.set(reference, {
    words: [...(known?.words ?? []), words],
    priorities: names.filter((name) => name.startsWith('progress-')).length,
    asks: names.filter((name) => name.startsWith('askText-')).length,
  });
  ledger.acknowledgements += 1;
}

/** Not while another is being made: somebody who asks then joins it, and there is one version for both. */
export async function draft({ member, ledger, rig }: Scene): Promise<void> {
  await rig.settled();
  await (await member('business-support')).says('boardpack draft');
  ledger.drafts += 1;
  ledger.acknowledgements += 1;
}

export async function askApproval({ member, ledger, rig }: Scene): Promise<void> {
  await rig.settled();
  await (await member('business-support')).says('boardpack approve');
  ledger.acknowledgements += 1;
}

export async function approve({ member, ledger, rig }: Scene): Promise<void> {
  await rig.settled();
  const chair = await member('exec-chair');
  const card = await chair.asks('boardpack approve', /Approve/);
  const answer = await chair.presses(card, /^Approve/);
  expect(answer).toMatch(/approved/i);
  ledger.approved = true;
  ledger.acknowledgements += 1;
}

const READERS = ['exec-police', 'exec-opcc'];

export async function circulate({ member, ledger, rig }: Scene): Promise<void> {
  await rig.settled();
  for (const key of READERS) await (await member(key)).asks('help', /What I can do/);
  await (await member('business-support')).says('boardpack circulate');
  ledger.circulated = true;
  ledger.acknowledgements += 1;
}

/** Whoever has not got their copy for certain cannot say that they have read it; then the product must not believe it either. */
export async function readPack({ member, ledger, rig }: Scene): Promise<void> {
  for (const key of READERS) {
    const reader = await member(key);
    const copy = await vi.waitFor(async () => {
      const found = reader.posts.find((each) => /I have read it/.test(wordsOf(each.card)));
      if (!found && !(await isUncertain(rig, key))) throw new Error(`${key} has no copy yet`);
      return found;
    }, 60_000);
    if (!copy) continue;
    await reader.presses(copy, /I have read it/);
    ledger.readers.add(key);
    ledger.acknowledgements += 1;
  }
}

async function isUncertain(rig: Rig, key: string): Promise<boolean> {
  const { deliveries } = await rig.settled();
  const copies = deliveries.filter(
    (each) => each.person === key && each.kind === 'pack-circulated',
  );
  return copies.some(({ state }) => state === 'unconfirmed');
}
