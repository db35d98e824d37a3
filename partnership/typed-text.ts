/**
 * Typed text as SharePoint can keep it: one kind of line break and no control characters. Done before anything is decided,
 * so that what is filed, read back and hashed is the same text to the letter.
 */
export function keepable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '');
}
