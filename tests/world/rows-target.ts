import type { LoadTarget } from '../../etl/load.ts';
import type { OpenInput } from '../../etl/rows.ts';
import type { FileInput, Theme } from '../../etl/theme.ts';
import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { WorldRow } from './rows.ts';
import { WORLD_THEMES } from './themes.ts';

const text = (word: string) => ({ ar: word, fr: word, en: word });

/** A small layer of points for tests that change rows: `code`, a name that is searched, a size. */
export const sites: LayerDeclaration = {
  id: 'sites',
  title: text('Sites'),
  description: text('Sites'),
  geometry: 'point',
  key: ['code'],
  properties: [
    { name: 'code', type: 'string', title: text('Code'), required: true },
    { name: 'name', type: 'text', title: text('Name'), search: true },
    { name: 'size', type: 'number', title: text('Size'), min: 0 },
  ],
  draw: { kind: 'single', color: 'accent' },
  popup: { rows: ['code', 'size'] },
  updateFrequency: 'irregular',
};

/** A row of `sites`. */
export const site = (
  code: string | number,
  more: Record<string, unknown> = {},
  at: [number, number] = [3, 3],
): WorldRow => ({
  properties: { code, ...more },
  geometry: { type: 'Point', coordinates: at },
});

/** A theme of one layer, filled by whatever `openRows` gives. */
export const themeOf = (layer: LayerDeclaration, group?: FileInput['group']): Theme => ({
  ...WORLD_THEMES[0]!,
  id: 'trial',
  layers: [
    {
      layer,
      editions: (['starter', 'full'] as const).map((pack) => ({
        pack,
        status: 'real' as const,
        sources: ['world'],
        inputs: [
          {
            kind: 'file' as const,
            path: 'rows.csv',
            expect: { rows: 0, features: 0, rejects: 0 },
            ...(group ? { group } : {}),
            row: ({ properties: { from, to, ...properties } }) => ({
              properties,
              ...(from === undefined ? {} : { validFrom: from as string | null }),
              ...(to === undefined ? {} : { validTo: to as string | null }),
            }),
          },
        ],
      })),
    },
  ],
});

/** The one layer of a theme in one of its packs. */
export const targetOf = (theme: Theme, pack: 'starter' | 'full' = 'starter'): LoadTarget => {
  const source = theme.layers[0]!;
  return { theme, source, edition: source.editions.find((edition) => edition.pack === pack)!, position: 0 };
};

/** Opens rows from memory; the header being row 1, the first is row 2. */
export const openRows = (rows: Iterable<WorldRow>): OpenInput =>
  async function* () {
    let row = 1;
    for (const given of rows) yield { kind: 'row', row: ++row, ...given };
  };
