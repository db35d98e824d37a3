/** Scripts that people's names and quotations bring and our fonts lack, as a reader would call them. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}/u, 'emoji'],
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese text'],
  [/\p{Script=Hangul}/u, 'Korean text'],
  [/\p{Script=Arabic}/u, 'text in Arabic script'],
  [/\p{Script=Hebrew}/u, 'Hebrew text'],
  [/\p{Script=Bengali}/u, 'Bengali text'],
  [/\p{Script=Gurmukhi}/u, 'Punjabi text'],
  [/\p{Script=Gujarati}/u, 'Gujarati text'],
  [/\p{Script=Tamil}/u, 'Tamil text'],
  [/\p{Script=Thai}/u, 'Thai text'],
  [/\p{Script=Georgian}/u, 'Georgian text'],
  [/\p{Script=Armenian}/u, 'Armenian text'],
  [/\p{Script=Ethiopic}/u, 'Ethiopic text'],
];

/** What is printed in place of a character that no font of ours has: its name in square brackets, so that a gap is never silent. */
export function placeholderFor(cluster: string): string {
  const point = cluster.codePointAt(0) ?? 0;
  if (point === 0xff_fd) return '[unreadable character]';
  const script = SCRIPTS.find(([pattern]) => pattern.test(cluster));
  if (script !== undefined) return `[${script[1]}]`;
  return `[character U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
}
