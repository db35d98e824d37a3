/** The same words held together by no-break spaces: a narrow screen then never leaves half of them on the next line. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00A0');
}
