import { describe, expect, it } from 'vitest';
import { useDb } from '../tests/harness/use-db.ts';
import { worldContext } from '../tests/world/fill.ts';
import { sites, themeOf } from '../tests/world/rows-target.ts';
import { WORLD_THEMES } from '../tests/world/themes.ts';
import { loadLayer } from './load.ts';
import { publishTheme } from './publish.ts';
import type { Theme } from './theme.ts';
import { isAsStated, verdictRows, verify } from './verify.ts';

const test = useDb({ template: 'world' });
const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.db.pool.query<T>(sql, values)).rows;

const words = (text: string) => ({ ar: text, fr: text, en: text });
const body = (id: string, more: object = {}) => ({
  id,
  name: words(id),
  kind: 'agency' as const,
  status: 'closed' as const,
  source: 'sample',
  ...more,
});

describe('a theme', () => {
  const theme: Theme = {
    ...themeOf(sites),
    // The successor comes after the body that it succeeds.
    institutions: [
      body('old', { successor: 'new', validTo: '2010-01-01' }),
      body('new', { validFrom: '2010-01-01', place: 'governorate:ins:11' }),
    ],
  };

  it('is published with its licences, sources and institutions, and again only where something changed', async () => {
    expect(await publishTheme(test.db, theme, 5)).toBe(3);
    expect(await publishTheme(test.db, theme, 5)).toBe(0);
    expect(await query(`select id, successor_id, place_id from institution order by id`)).toEqual([
      { id: 'new', successor_id: null, place_id: 'governorate:ins:11' },
      { id: 'old', successor_id: 'new', place_id: null },
    ]);
    const [before] = await query<{ version: number }>('select version from publication');
    expect(await publishTheme(test.db, theme, 6)).toBe(1);
    expect(await query('select version from publication')).toEqual([{ version: before!.version + 1 }]);
  });

  it('is published whole or not at all', async () => {
    const broken: Theme = {
      ...theme,
      title: words('Other'),
      institutions: [body('third', { successor: 'nobody' })],
    };
    await expect(publishTheme(test.db, broken, 5)).rejects.toThrow(/foreign key/);
    const unlicensed: Theme = {
      ...theme,
      title: words('Other'),
      sources: [{ ...theme.sources[0]!, id: 'secret', licence: 'none' }],
    };
    await expect(publishTheme(test.db, unlicensed, 5)).rejects.toThrow(/foreign key/);
    const mute = { ...theme, title: { ar: '', fr: 'x', en: 'x' } } as Theme;
    await expect(publishTheme(test.db, mute, 5)).rejects.toThrow();
    expect(await query(`select manifest->'title'->>'en' as title from theme where id = 'trial'`)).toEqual([
      { title: theme.title.en },
    ]);
    expect(await query(`select id from institution where id = 'third'`)).toEqual([]);
  });
});

describe('places', () => {
  it('are those of the layers that give them, with names, codes and parents', async () => {
    expect(
      await query(
        `select level, count(*)::int as n, count(distinct id)::int as ids from place group by level order by level`,
      ),
    ).toEqual([
      { level: 'delegation', n: 32, ids: 32 },
      { level: 'governorate', n: 16, ids: 16 },
      { level: 'municipality', n: 6, ids: 4 },
    ]);
    const [region] = await query(
      `select p.id, p.name, p.rank, c.code as iso, st_srid(p.geom) as srid from place p join place_code c on c.place_no = p.no and c.scheme = 'iso'
       where p.id = 'governorate:ins:23'`,
    );
    expect(region).toEqual({
      id: 'governorate:ins:23',
      name: { ar: 'إقليم اثنان ثلاثة', fr: 'Région 23', en: 'Region 23' },
      rank: 6000,
      iso: 'ZZ-32',
      srid: 4326,
    });
    expect(
      await query(
        `select parent_id from place_parent pp join place p on p.no = pp.place_no where p.id = 'delegation:ins:231'`,
      ),
    ).toEqual([{ parent_id: 'governorate:ins:23' }]);
    expect(
      await query(
        `select folded from place_name n join place p on p.no = n.place_no where p.id = 'governorate:ins:23' and language = 'fr'`,
      ),
    ).toEqual([{ folded: 'region 23' }]);
    expect(
      await query(
        `select valid_from::text, valid_to::text from place where id = 'municipality:mun-uid:2' order by valid_from`,
      ),
    ).toEqual([
      { valid_from: '2010-01-01 00:00:00+00', valid_to: '2018-01-01 00:00:00+00' },
      { valid_from: '2018-01-01 00:00:00+00', valid_to: null },
    ]);
  });

  it('are known to the rows of other layers by code, in every scheme', async () => {
    const context = await worldContext(test.db);
    const theme = WORLD_THEMES[0]!;
    const [source, position] = [theme.layers[1]!, 1];
    const reasons: unknown[] = [];
    const open = async function* () {
      for (const region of ['11', '99']) {
        yield {
          kind: 'row' as const,
          row: 1,
          properties: { code: region, region },
          geometry: {
            type: 'Polygon' as const,
            coordinates: [
              [
                [2, 2],
                [3, 2],
                [3, 3],
                [2, 2],
              ],
            ],
          },
        };
      }
    };
    const problem = ({ reason, value }: { reason: string; value?: unknown }) =>
      void reasons.push([reason, value]);
    await loadLayer(
      { theme, source, edition: source.editions[0]!, position },
      { ...context, open, problem, force: true },
    );
    expect(reasons).toEqual([['unknown-place', '99']]);
  });

  it('are of one layer: another may not give the same', async () => {
    const context = await worldContext(test.db);
    const theme = WORLD_THEMES[0]!;
    const source = theme.layers[0]!;
    const copy = { ...source, layer: { ...source.layer, id: 'regions-again' } };
    await expect(
      loadLayer({ theme, source: copy, edition: source.editions[0]!, position: 7 }, context),
    ).rejects.toThrow('the place governorate:ins:11 is already given by the layer regions');
    expect(await query(`select revision from layer where id = 'regions-again'`)).toEqual([{ revision: 0 }]);
  });
});

describe('verify', () => {
  it('holds what is loaded against what the sources hold', async () => {
    const [, monitoring] = WORLD_THEMES as [Theme, Theme];
    const verdicts = await verify(test.db, [monitoring]);
    expect(verdicts.map(({ layer, state, found }) => [layer, state, found?.features])).toEqual([
      ['stations', 'same', 240],
      ['permits', 'same', 9],
      ['sensors', 'same', 12_000],
    ]);
    expect(isAsStated(verdicts, [monitoring])).toBe(true);
    const [source] = monitoring.layers;
    const wrong: Theme = {
      ...monitoring,
      layers: [
        {
          ...source!,
          editions: source!.editions.map((edition) => ({
            ...edition,
            inputs: edition.inputs.map((input) => ({
              ...input,
              expect: { rows: 240, features: 239, rejects: 1 },
            })),
          })),
        },
        { ...source!, layer: { ...source!.layer, id: 'nowhere' } },
      ],
    };
    const different = await verify(test.db, [wrong]);
    expect(verdictRows(different).slice(1)).toEqual([
      ['monitoring', 'stations', 'starter', '240', '240 (not 239)', '0 (not 1)', 'different'],
      ['monitoring', 'nowhere', '-', '-', '-', '-', 'not loaded'],
    ]);
    expect(isAsStated(different, [wrong])).toBe(false);
    expect(isAsStated(different.slice(1), [wrong])).toBe(false);
  });
});
