import type { Block } from '../../partnership/pack/blocks.ts';

export interface BlockWords {
  readonly what: string;
  readonly todo: string;
}

/** What stands in the way of a pack, or what its readers will notice; what is the same for several is said once. */
export function blocksInWords(blocks: readonly Block[]): BlockWords[] {
  const facts = new Map<Block['what'], string[]>();
  for (const { what, fact } of blocks) facts.set(what, [...(facts.get(what) ?? []), fact]);
  return [...facts].map(([what, names]) => wordsFor(what, names));
}

/** Names are divided by semicolons: many a title holds a comma. */
function wordsFor(what: Block['what'], facts: readonly string[]): BlockWords {
  const names = facts.join('; ');
  const several = facts.length > 1;
  switch (what) {
    case 'no-draft':
      return { what: 'There is no draft yet.', todo: 'Make a draft.' };
    case 'being-made':
      return { what: 'The pack is being made just now.', todo: 'Wait for it to finish.' };
    case 'failed':
      return { what: 'The last try to make the pack failed.', todo: 'Make it again.' };
    case 'content-changed':
      return {
        what: 'The record has changed since this pack was made.',
        todo: 'Make a new draft, then ask for approval.',
      };
    case 'not-approved':
      return { what: 'The chair has not approved it.', todo: 'Ask the chair to approve.' };
    case 'part2-without-reason':
      return {
        what: `Part 2 without a reason: ${names}.`,
        todo: 'Fill in the exempt paragraph and reason in the list Subgroups.',
      };
    case 'report-missing':
      return {
        what: several
          ? `No report from ${facts.length} subgroups: ${names}.`
          : `No report from ${names}.`,
        todo: 'The pack will say so in its place. A late report can still go in before it is sent.',
      };
    case 'short-notice':
      return { what: shortNotice(Number(facts[0])), todo: 'Five are usual. Tell the chair why.' };
    case 'not-reached':
      return {
        what: `Not reachable in Teams: ${names}.`,
        todo: several ? 'Send their copies by hand.' : 'Send their copy by hand.',
      };
  }
}

function shortNotice(clear: number): string {
  if (clear === 0) return 'Sent now, members have no clear working day to read it.';
  return `Sent now, members have ${clear} clear working ${clear === 1 ? 'day' : 'days'} to read it.`;
}
