import { childNamed, type File, saveBytes, saveFile } from './files.ts';
import { fileIdOf } from './ids.ts';
import { type Item, itemById } from './items.ts';
import { changeItem, createItem, type Deed } from './keep-item.ts';
import type { List } from './lists.ts';
import type { Conflict } from './uploads.ts';

export type Kept = { file: File; made: boolean };

/** Bytes under a name in a folder; undefined when the name is taken and the client said `fail`, or it is a folder's. */
export function keepFile(
  deed: Deed,
  list: List,
  wanted: { parentId: string; name: string; bytes: Uint8Array; conflict: Conflict },
): Kept | undefined {
  const { parentId, name, bytes, conflict } = wanted;
  const existing = childNamed(deed.db, list.id, parentId, name);
  if (!existing) return { file: newFile(deed, list, parentId, name, bytes), made: true };
  if (conflict === 'rename') {
    const free = freeName(deed, list, parentId, name);
    return { file: newFile(deed, list, parentId, free, bytes), made: true };
  }
  if (conflict === 'fail' || existing.folder) return undefined;
  return { file: replaceBytes(deed, list, existing, bytes), made: false };
}

/** New bytes for a file that is there: a new version with the columns as they are. */
export function replaceBytes(deed: Deed, list: List, file: File, bytes: Uint8Array): File {
  const content = { hash: saveBytes(deed.db, bytes), size: bytes.byteLength };
  const item = rowOf(deed, file);
  changeItem(deed, list, item, { fields: item.fields, operation: 'upload file', content });
  const replaced = { ...file, ...content, contentTag: file.contentTag + 1 };
  saveFile(deed.db, replaced);
  return replaced;
}

export function rowOf(deed: Pick<Deed, 'db'>, file: File): Item {
  const item = itemById(deed.db, file.listId, file.itemId);
  if (!item) throw new Error('a file has lost its row in the library');
  return item;
}

export function makeFolder(deed: Deed, list: List, parentId: string, name: string): File {
  const item = createItem(deed, list, { FileLeafRef: name });
  return addFile(deed, list, item, {
    parentId,
    name,
    folder: true,
    hash: null,
    size: 0,
    contentTag: 0,
  });
}

function newFile(deed: Deed, list: List, parentId: string, name: string, bytes: Uint8Array): File {
  const content = { hash: saveBytes(deed.db, bytes), size: bytes.byteLength };
  const item = createItem(deed, list, { FileLeafRef: name }, content);
  return addFile(deed, list, item, { parentId, name, folder: false, ...content, contentTag: 1 });
}

function addFile(
  deed: Deed,
  list: List,
  item: Item,
  rest: Omit<File, 'id' | 'listId' | 'itemId'>,
): File {
  const id = fileIdOf(list.id, item.uniqueId);
  const file: File = { id, listId: list.id, itemId: item.id, ...rest };
  saveFile(deed.db, file);
  return file;
}

/** `Pack.pdf` → `Pack 1.pdf`, as SharePoint names the second one. */
function freeName(deed: Deed, list: List, parentId: string, name: string): string {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]+)?$/.exec(name) ?? [];
  let number = 1;
  while (childNamed(deed.db, list.id, parentId, `${stem} ${number}${ending}`)) number += 1;
  return `${stem} ${number}${ending}`;
}
