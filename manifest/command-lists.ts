import type { CommandEntry, Scope } from '../bot/commands/table.ts';

export interface CommandList {
  readonly scopes: readonly Scope[];
  readonly commands: readonly { readonly title: string; readonly description: string }[];
}

const SCOPES: readonly Scope[] = ['personal', 'team', 'groupChat'];

/** What Teams suggests while somebody types, by kind of conversation; the same list is given once. */
export function commandLists(table: readonly CommandEntry[]): CommandList[] {
  const lists: CommandList[] = [];
  for (const scope of SCOPES) {
    const commands = table
      .filter((command) => command.scopes.includes(scope))
      .map(({ name, says }) => ({ title: name, description: says }));
    if (commands.length === 0) continue;
    const same = lists.findIndex((list) => isSame(list.commands, commands));
    const twin = lists[same];
    if (twin) lists[same] = { ...twin, scopes: [...twin.scopes, scope] };
    else lists.push({ scopes: [scope], commands });
  }
  return lists;
}

function isSame(some: CommandList['commands'], others: CommandList['commands']): boolean {
  const titles = others.map(({ title }) => title);
  return some.length === titles.length && some.every(({ title }, at) => title === titles[at]);
}
