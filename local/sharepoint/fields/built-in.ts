import type { Column, Facet } from '../data/columns.ts';

const line: Facet = {
  kind: 'text',
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
  },
};
const moment: Facet = {
  kind: 'dateTime',
  dateTime: { displayAs: 'default', format: 'dateTime' },
};
const person: Facet = {
  kind: 'personOrGroup',
  personOrGroup: {
    allowMultipleSelection: false,
    chooseFromType: 'peopleOnly',
    displayAs: 'nameWithPresence',
  },
};
const whole: Facet = { kind: 'number', number: { decimalPlaces: 'none', displayAs: 'number' } };

function builtIn(id: string, name: string, displayName: string, facet: Facet): Column {
  return {
    id,
    name,
    displayName,
    description: '',
    columnGroup: '_Hidden',
    indexed: false,
    enforceUniqueValues: false,
    required: false,
    hidden: false,
    readOnly: true,
    builtIn: true,
    facet,
  };
}

const fileName = builtIn('8553196d-ec8d-4564-9861-3dbe931050c8', 'FileLeafRef', 'Name', line);
const title: Column = {
  ...builtIn('fa564e0f-0c70-4ab9-b863-0177e6ddd247', 'Title', 'Title', line),
  readOnly: false,
};
const always: Column[] = [
  builtIn('c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'ContentType', 'Content Type', line),
  builtIn('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'Modified', 'Modified', moment),
  builtIn('8c06beca-0777-48f7-91c7-6da68bc07b69', 'Created', 'Created', moment),
  builtIn('1df5e554-ec7e-46a6-901d-d85a3881cb18', 'Author', 'Created By', person),
  builtIn('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'Editor', 'Modified By', person),
  builtIn('dce8262a-3ae9-45aa-aab4-83bd75fb738a', '_UIVersionString', 'Version', line),
  { ...builtIn('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'ID', 'ID', whole), indexed: false },
];

/** The columns that every list, or every library, has from birth; their ids are the same in every SharePoint. */
export function builtInColumns(template: 'genericList' | 'documentLibrary'): Column[] {
  if (template === 'documentLibrary') return [fileName, title, ...always];
  return [{ ...title, required: true }, ...always];
}
