import { childNamed, type File, fileById } from '../data/files.ts';
import { rootIdOf } from '../data/ids.ts';
import { makeFolder } from '../data/keep-file.ts';
import { driveOf, type Need, type Place } from './access.ts';
import { type Call, deedOf } from './call.ts';
import { parentKey } from './file-path.ts';
import { invalid, nameTaken, notFound } from './refusal.ts';

/** The file or folder in the address; undefined for the root of the library. */
export function fileOrRoot(call: Call, need: Need): Place & { file: File | undefined } {
  const place = driveOf(call, need);
  const id = call.param('item');
  if (id === 'root' || id === rootIdOf(place.list.id)) return { ...place, file: undefined };
  const file = fileById(call.db, id);
  if (!file || file.listId !== place.list.id) throw notFound();
  return { ...place, file };
}

export function fileOf(call: Call, need: Need): Place & { file: File } {
  const { file, ...place } = fileOrRoot(call, need);
  if (!file) throw invalid('The root of a drive cannot be used here.');
  return { ...place, file };
}

export type NewName = Place & { parentId: string; name: string };

/** Where `root:/folder/name.pdf:` points to. Folders on the way that are not there yet are made, as an upload makes them. */
export function newNameOf(call: Call): NewName {
  const place = driveOf(call, 'write');
  const folders = call
    .param('path')
    .split('/')
    .filter((part) => part !== '');
  const name = folders.pop();
  let parentId = parentKey(call.db, place.list.id, call.param('item'));
  if (name === undefined || parentId === undefined) throw notFound();
  for (const folder of folders) {
    checkName(folder);
    const known = childNamed(call.db, place.list.id, parentId, folder);
    if (known && !known.folder) throw nameTaken('A file is in the way of a folder.');
    parentId = (known ?? makeFolder(deedOf(call), place.list, parentId, folder)).id;
  }
  return { ...place, parentId, name: checkName(name) };
}

/** Names that SharePoint refuses. */
export function checkName(name: string): string {
  if (/["*:<>?/\\|]/.test(name) || name.length > 255 || /^[\s.]|[\s.]$/.test(name)) {
    throw invalid('The provided name cannot contain special characters.');
  }
  return name;
}
