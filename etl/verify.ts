import type { Db } from '../sql/db.ts';
import { type Filling, fillingOf } from './load/history.ts';
import type { LoadEdition } from './load/job.ts';
import { verifyObservations } from './observations/verify.ts';
import { editionOf } from './targets.ts';
import type { Edition, Theme } from './theme.ts';

/** What an edition's sources hold, or what the database does. Of observations, those stand where a layer has features. */
export type Holding = { rows: number; features: number; rejects: number };

/**
 * A layer held against its sources: alike, different, or not loaded though it could be. What came by the API has no sources
 * here that it could be held against.
 */
export type Verdict = {
  theme: string;
  layer: string;
  pack: LoadEdition['pack'] | null;
  expected: Holding | null;
  found: Holding | null;
  state: 'same' | 'different' | 'not loaded' | 'by the API';
};

const KEYS = ['rows', 'features', 'rejects'] as const;

/** The counts that a theme states of an edition's sources. */
export const expectedOf = (edition: Edition): Holding => {
  const sum = (key: (typeof KEYS)[number]) =>
    edition.inputs.reduce((total, { expect }) => total + expect[key], 0);
  return { rows: sum('rows'), features: sum('features'), rejects: sum('rejects') };
};

// Counted, not read from the layer's row: what is published is what a reader is shown.
const countFeatures = async (db: Db, layer: string): Promise<number> => {
  const found = await db.pool.query<{ count: number }>(
    `select count(*) as count from feature f join layer on layer.no = f.layer_no
     where layer.id = $1 and f.since_revision <= layer.revision and f.until_revision > layer.revision`,
    [layer],
  );
  return found.rows[0]!.count;
};

const foundOf = async (db: Db, layer: string, filling: Filling): Promise<Holding> => ({
  rows: filling.rows,
  features: await countFeatures(db, layer),
  rejects: filling.rejected,
});

/** The layers that no theme brought, with what is published of them. */
export const verifyApi = async (db: Db): Promise<Verdict[]> => {
  const { rows } = await db.pool.query<{ theme: string; layer: string }>(
    `select theme_id as theme, id as layer from layer where origin = 'api' and revision > 0 order by 1, position, 2`,
  );
  const verdicts: Verdict[] = [];
  for (const { theme, layer } of rows) {
    const filling = await fillingOf(db, layer);
    const found = filling && (await foundOf(db, layer, filling));
    verdicts.push({ theme, layer, pack: 'api', expected: null, found, state: 'by the API' });
  }
  return verdicts;
};

/** Holds each layer of the themes, and each set of observations, against what its sources are said to hold. */
export const verify = async (db: Db, themes: readonly Theme[]): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const theme of themes) {
    for (const source of theme.layers) {
      const layer = source.layer.id;
      const filling = await fillingOf(db, layer);
      const edition = filling && editionOf(source, filling.pack);
      if (!filling || !edition) {
        verdicts.push({
          theme: theme.id,
          layer,
          pack: null,
          expected: null,
          found: null,
          state: 'not loaded',
        });
        continue;
      }
      const expected = expectedOf(edition);
      const found = await foundOf(db, layer, filling);
      const state = KEYS.every((key) => expected[key] === found[key]) ? 'same' : 'different';
      verdicts.push({ theme: theme.id, layer, pack: filling.pack, expected, found, state });
    }
    verdicts.push(...(await verifyObservations(db, theme)));
  }
  return verdicts;
};

const pair = (verdict: Verdict, key: (typeof KEYS)[number]): string => {
  const [expected, found] = [verdict.expected?.[key], verdict.found?.[key]];
  if (found === undefined) return '-';
  return expected === undefined || expected === found ? String(found) : `${found} (not ${expected})`;
};

/** The verdicts as rows of words, with a head. */
export const verdictRows = (verdicts: readonly Verdict[]): string[][] => [
  ['theme', 'layer', 'pack', 'rows', 'features', 'rejected', ''],
  ...verdicts.map((verdict) => [
    verdict.theme,
    verdict.layer,
    verdict.pack ?? '-',
    ...KEYS.map((key) => pair(verdict, key)),
    verdict.state,
  ]),
];

/** A layer that differs, or that was never loaded though the starter pack has it, is not as it should be. */
export const isAsStated = (verdicts: readonly Verdict[], themes: readonly Theme[]): boolean => {
  const starter = new Set(
    themes.flatMap(({ layers, observations = [] }) => [
      ...layers.filter((source) => editionOf(source, 'starter')).map(({ layer }) => layer.id),
      ...observations.filter((source) => editionOf(source, 'starter')).map(({ id }) => id),
    ]),
  );
  return verdicts.every(
    ({ state, layer }) =>
      state === 'same' || state === 'by the API' || (state === 'not loaded' && !starter.has(layer)),
  );
};
