import type { Part } from '../batch.ts';
import type { Column, Kind } from '../schema/column.ts';
import { choiceFacet, definitionOf, type WantedList } from './definition.ts';
import type { FoundColumn, FoundList, FoundSite } from './found.ts';

/** One thing to do to a site, in words and as a request. */
export interface Deed {
  readonly says: string;
  readonly part: Part;
}

export interface SitePlan {
  readonly deeds: readonly Deed[];
  /** What stands in the way and what provisioning never does by itself, because it would lose what is there. */
  readonly troubles: readonly string[];
}

/** What is missing in a site. Nothing is ever taken away, and what people named otherwise keeps its name. */
export function planSite(site: FoundSite, wanted: readonly WantedList[]): SitePlan {
  const deeds: Deed[] = [];
  const troubles: string[] = [];
  for (const list of wanted) {
    const found = site.lists.find(({ displayName }) => displayName === list.name);
    if (!found) {
      deeds.push(creation(site, list));
      continue;
    }
    const plan = upgrade(`${site.path}/lists/${found.id}`, list, found);
    deeds.push(...plan.deeds);
    troubles.push(...plan.troubles);
  }
  return { deeds, troubles };
}

function creation(site: FoundSite, list: WantedList): Deed {
  const columns = list.columns.filter(({ builtIn }) => !builtIn).map(definitionOf);
  const body = {
    displayName: list.name,
    description: list.description,
    list: { template: list.library ? 'documentLibrary' : 'genericList' },
    columns,
  };
  const kind = list.library ? 'library' : 'list';
  return {
    says: `create the ${kind} ${list.name} with ${columns.length} columns`,
    part: { method: 'POST', path: `${site.path}/lists`, body },
  };
}

function upgrade(path: string, list: WantedList, found: FoundList): SitePlan {
  const deeds: Deed[] = [];
  const troubles: string[] = [];
  const isLibrary = found.list?.template === 'documentLibrary';
  if (isLibrary !== list.library) {
    troubles.push(
      `${list.name} is ${isLibrary ? 'a library' : 'a list'} and must be ${list.library ? 'a library' : 'a list'}`,
    );
    return { deeds, troubles };
  }
  for (const column of list.columns) {
    if (column.builtIn) continue;
    const there = found.columns?.find(({ name }) => name === column.name);
    if (!there) {
      const says = `add the column ${column.displayName} to ${list.name}`;
      deeds.push({
        says,
        part: { method: 'POST', path: `${path}/columns`, body: definitionOf(column) },
      });
    } else if (!isOfKind(column.kind, there)) {
      troubles.push(
        `${list.name}: the column ${column.name} is of another kind; rename it there and run this again`,
      );
    } else {
      deeds.push(...corrections(`${path}/columns/${there.id}`, list, column, there));
    }
  }
  return { deeds, troubles };
}

function isOfKind(kind: Kind, found: FoundColumn): boolean {
  switch (kind.type) {
    case 'line':
      return found.text != null && found.text.allowMultipleLines !== true;
    case 'passage':
      return found.text?.allowMultipleLines === true;
    case 'choice':
      return found.choice != null;
    case 'day':
      return found.dateTime?.format === 'dateOnly';
    case 'instant':
      return found.dateTime?.format === 'dateTime';
    case 'number':
      return found.number != null;
    case 'boolean':
      return found.boolean != null;
  }
}

/** Index, uniqueness and choices. Choices that people added stay; a name that SharePoint did not take at creation is given again. */
function corrections(path: string, list: WantedList, column: Column, found: FoundColumn): Deed[] {
  const change = {
    ...(column.indexed && !found.indexed ? { indexed: true } : {}),
    ...(column.unique && !found.enforceUniqueValues ? { enforceUniqueValues: true } : {}),
    ...missingChoices(column, found),
    ...(found.displayName === column.name && column.displayName !== column.name
      ? { displayName: column.displayName }
      : {}),
  };
  if (Object.keys(change).length === 0) return [];
  const says = `correct the column ${column.displayName} of ${list.name}`;
  return [{ says, part: { method: 'PATCH', path, body: change } }];
}

function missingChoices({ kind }: Column, found: FoundColumn): object {
  if (kind.type !== 'choice') return {};
  const there = found.choice?.choices ?? [];
  const missing = kind.choices.map(({ label }) => label).filter((label) => !there.includes(label));
  return missing.length === 0 ? {} : choiceFacet([...there, ...missing]);
}
