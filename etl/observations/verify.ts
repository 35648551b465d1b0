import type { Db } from '../../sql/db.ts';
import { lastFilling } from '../load/history.ts';
import { editionOf } from '../targets.ts';
import type { ObservationSource, Theme } from '../theme.ts';
import type { Holding, Verdict } from '../verify.ts';
import { loadName, originOf } from './target.ts';

const isThere = async (db: Db, origin: string): Promise<boolean> =>
  (await db.pool.query('select from measure where origin = $1 limit 1', [origin])).rowCount === 1;

// Counted, not read from the series' rows: what is stored is what a reader is shown.
const countOf = async (db: Db, origin: string): Promise<number> => {
  const { rows } = await db.pool.query<{ count: number }>(
    'select count(*) as count from observation o join series s on s.no = o.series_no where s.origin = $1',
    [origin],
  );
  return rows[0]!.count;
};

/** The set of observations held against its sources; observations stand where a layer has features. */
const verdictOf = async (db: Db, theme: string, source: ObservationSource): Promise<Verdict> => {
  const origin = originOf(source.id);
  const filling = await lastFilling(db, loadName(source.id));
  const edition = filling && editionOf(source, filling.pack);
  const base = { theme, layer: source.id };
  if (!filling || !edition || !(await isThere(db, origin)))
    return { ...base, pack: null, expected: null, found: null, state: 'not loaded' };
  const sum = (key: 'rows' | 'observations' | 'rejects'): number =>
    edition.inputs.reduce((total, { expect }) => total + expect[key], 0);
  const expected: Holding = { rows: sum('rows'), features: sum('observations'), rejects: sum('rejects') };
  const found = { rows: filling.rows, features: await countOf(db, origin), rejects: filling.rejected };
  const isSame = (['rows', 'features', 'rejects'] as const).every((key) => expected[key] === found[key]);
  return { ...base, pack: filling.pack, expected, found, state: isSame ? 'same' : 'different' };
};

/** Holds the sets of observations of a theme against what their sources are said to hold. */
export const verifyObservations = async (db: Db, theme: Theme): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const source of theme.observations ?? []) verdicts.push(await verdictOf(db, theme.id, source));
  return verdicts;
};
