import type { ListName } from '../../partnership/record/lists.ts';

/**
 * Internal names that differ from the property's own name. SharePoint has fields of its own called `Order`, `FileName`,
 * `Number`, `Comment` and the like in some templates; a column of ours with such a name is made as `Order0` or refused, and
 * every read of it would then be silently empty.
 */
const SAFE_NAMES: ReadonlyMap<string, string> = new Map([
  ['order', 'SortOrder'],
  ['number', 'ItemNumber'],
  ['fileName', 'PackFileName'],
  ['comment', 'ValueComment'],
  ['at', 'HappenedAt'],
  ['who', 'DoneBy'],
  ['what', 'Deed'],
  ['value', 'KeptValue'],
  ['field', 'ReportField'],
  ['section', 'PackSection'],
  ['format', 'PaperFormat'],
  ['category', 'RiskCategory'],
]);

/** Names that a list or library of SharePoint has already, in lower case. A test holds every column of ours against these. */
export const TAKEN_BY_SHAREPOINT: ReadonlySet<string> = new Set(
  `id title created modified author editor attachments contenttype version order guid edit doicon linktitle linkfilename
   fileref fileleafref filedirref filename file_x0020_type file_x0020_size fsobjtype sortbehavior uniqueid progid scopeid
   metainfo basename serverurl encodedabsurl workflowversion instanceid appauthor appeditor itemchildcount folderchildcount
   restricted originatorid noexecute contentversion accesspolicy complianceassetid checkoutuser name url comments
   likescount ratings body number comment section format category`.split(/\s+/),
);

export function internalName(property: string): string {
  return SAFE_NAMES.get(property) ?? property.charAt(0).toUpperCase() + property.slice(1);
}

const LINKS_TO_OTHER_ROWS = ['meeting', 'report', 'subgroup', 'measure', 'pack', 'person'];

/** Indexed at creation: what the bot filters on, and what people group and filter views by. SharePoint allows twenty a list. */
export function isIndexed(_list: ListName, property: string): boolean {
  return (
    property === 'reference' || property === 'status' || LINKS_TO_OTHER_ROWS.includes(property)
  );
}

/** `completePendingEvidence` → `Complete pending evidence`; words that are written in capitals stay as they are. */
export function inPlainWords(word: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(word)) return word;
  const spaced = word.replaceAll(/([A-Z]|\d+)/g, ' $1').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
