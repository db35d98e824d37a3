import type { Database } from '../data/database.ts';
import { childNamed, type File, fileById } from '../data/files.ts';
import { rootIdOf } from '../data/ids.ts';

/** The id under which children of this address are kept: '' for the root. Undefined when there is no such folder. */
export function parentKey(db: Database, listId: string, base: string): string | undefined {
  if (base === 'root' || base === rootIdOf(listId)) return '';
  const folder = fileById(db, base);
  return folder?.listId === listId && folder.folder ? folder.id : undefined;
}

export function findByPath(
  db: Database,
  listId: string,
  base: string,
  path: string,
): File | undefined {
  let parent = parentKey(db, listId, base);
  let found: File | undefined;
  for (const name of path.split('/').filter((part) => part !== '')) {
    if (parent === undefined) return undefined;
    found = childNamed(db, listId, parent, name);
    parent = found?.folder ? found.id : undefined;
    if (!found) return undefined;
  }
  return found;
}
