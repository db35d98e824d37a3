import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The packs' only typefaces, from npm, so that a pack looks the same and is the same bytes on every machine.
 * Order matters: the first family that has a character prints it.
 */
const FAMILIES = [
  { home: '@expo-google-fonts/source-sans-3', stem: 'SourceSans3' },
  { home: '@expo-google-fonts/noto-sans', stem: 'NotoSans' },
] as const;

const WEIGHTS = ['400Regular', '600SemiBold', '700Bold'] as const;

export interface FontFile {
  readonly folder: string;
  readonly file: string;
  readonly weight: (typeof WEIGHTS)[number];
}

export function fontFiles(): FontFile[] {
  return FAMILIES.flatMap(({ home, stem }) => {
    const root = dirname(require.resolve(`${home}/package.json`));
    return WEIGHTS.map((weight) => {
      const folder = join(root, weight);
      return { folder, file: join(folder, `${stem}_${weight}.ttf`), weight };
    });
  });
}
