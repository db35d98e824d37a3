import type { Actor } from './actors.ts';
import { logChange, type Operation } from './changes.ts';
import type { Database } from './database.ts';
import { fileOfItem } from './files.ts';
import { newGuid } from './ids.ts';
import { deleteItem, type Fields, type Item, saveItem } from './items.ts';
import { type List, takeItemId } from './lists.ts';
import { saveVersion } from './versions.ts';

/** Who acts, and when. */
export type Deed = { db: Database; actor: Actor; at: string };
export type Content = { hash: string | null; size: number | null };

const noContent: Content = { hash: null, size: null };

/** A new item with its first version and its line in the change log. */
export function createItem(deed: Deed, list: List, fields: Fields, content = noContent): Item {
  const item: Item = {
    listId: list.id,
    id: takeItemId(deed.db, list.id),
    uniqueId: newGuid(),
    fields,
    etag: 1,
    version: 1,
    createdAt: deed.at,
    createdBy: deed.actor,
    modifiedAt: deed.at,
    modifiedBy: deed.actor,
  };
  keep(deed, list, item, 'create item', content);
  return item;
}

/** Every change makes a version: SharePoint offers no way to suppress it. */
export function changeItem(
  deed: Deed,
  list: List,
  item: Item,
  change: { fields: Fields; operation: Operation; content?: Content },
): Item {
  const next: Item = {
    ...item,
    fields: change.fields,
    etag: item.etag + 1,
    version: item.version + 1,
    modifiedAt: deed.at,
    modifiedBy: deed.actor,
  };
  keep(deed, list, next, change.operation, change.content ?? currentContent(deed.db, item));
  return next;
}

export function removeItem(deed: Deed, list: List, item: Item): void {
  deleteItem(deed.db, list.id, item.id);
  const { at, actor } = deed;
  logChange(deed.db, { at, actor, operation: 'delete item', list, itemId: item.id });
}

function keep(deed: Deed, list: List, item: Item, operation: Operation, content: Content): void {
  saveItem(deed.db, item);
  const { version, fields, modifiedAt, modifiedBy } = item;
  saveVersion(deed.db, list.id, item.id, { version, fields, modifiedAt, modifiedBy, ...content });
  const { at, actor } = deed;
  logChange(deed.db, { at, actor, operation, list, itemId: item.id, version });
}

function currentContent(db: Database, item: Item): Content {
  const file = fileOfItem(db, item.listId, item.id);
  return file ? { hash: file.hash, size: file.size } : noContent;
}
