import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openTypeOf } from './woff.ts';

const require = createRequire(import.meta.url);

const folderOf = (name: string): string => join(dirname(require.resolve(`${name}/package.json`)), 'files');

/** Regular, for what is read; semibold, for what is found. */
const WEIGHTS = [400, 600];
/** Families by their package, and the parts that they come in: each font holds the letters of one. */
const FAMILIES: Record<string, readonly string[]> = {
  'ibm-plex-sans': ['latin', 'latin-ext', 'greek', 'cyrillic'],
  'ibm-plex-sans-arabic': ['arabic'],
};

/** The fonts that documents are set in, the same as those of the pages. */
export const readFonts = (): Buffer[] =>
  Object.entries(FAMILIES).flatMap(([family, parts]) =>
    parts.flatMap((part) =>
      WEIGHTS.map((weight) =>
        openTypeOf(
          readFileSync(join(folderOf(`@fontsource/${family}`), `${family}-${part}-${weight}-normal.woff`)),
        ),
      ),
    ),
  );
