import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSeen } from '../../etl/check/seen.ts';
import type { Feature } from '../../etl/check.ts';
import type { Geos } from '../../etl/geometry/geos.ts';
import { tame } from '../../etl/load/tame.ts';
import { openFolder } from '../../etl/open.ts';
import { itemsOf, type RowContext } from '../../etl/rows.ts';
import type { Edition, LayerSource, Theme } from '../../etl/theme.ts';
import { tunisia } from '../../sql/countries/tunisia.ts';
import type { Problem } from '../../sql/model/problem.ts';

const THEMES = fileURLToPath(new URL('../../etl/themes', import.meta.url));

/** The folder of a theme. */
export const folderOf = (theme: Theme): string => join(THEMES, theme.id);

type ExpectedProblem = Pick<Problem, 'severity' | 'input' | 'row' | 'field' | 'value' | 'reason'>;
type ExpectedFeature = Pick<Feature, 'id' | 'properties'> & {
  geometry: unknown;
  validFrom: string | null;
  validTo: string | null;
};

/** What an edition's fixture gives, in the form of `expected.json`. */
export type Outcome = { rows: number; features: ExpectedFeature[]; problems: ExpectedProblem[] };

const rounded = (part: unknown): unknown =>
  typeof part === 'number' ? Math.round(part * 1e6) / 1e6 : Array.isArray(part) ? part.map(rounded) : part;

const expectedFeature = ({ id, properties, shape, period }: Feature): ExpectedFeature => ({
  id,
  properties,
  geometry: { type: shape.type, coordinates: rounded(shape.coordinates) },
  validFrom: period.from,
  validTo: period.to,
});

const expectedProblem = (problem: Problem): ExpectedProblem => {
  const { severity, input, row, field, value, reason } = tame(problem);
  return { severity, input, row, field, value, reason };
};

type Places = Record<string, string[]>;

/** Does a place exist, by the fixture's `places.json`? Without one all codes do. */
const placesOf = (theme: Theme): RowContext['checks']['hasPlace'] => {
  const file = join(folderOf(theme), 'fixture', 'places.json');
  if (!existsSync(file)) return () => true;
  const places = JSON.parse(readFileSync(file, 'utf8')) as Places;
  return (level, scheme, code) => places[`${level}:${scheme}`]?.includes(code) ?? false;
};

/** What the checks need, for rows of a theme from a folder. */
export const contextOf = (theme: Theme, source: LayerSource, folder: string, geos: Geos): RowContext => ({
  country: tunisia,
  checks: { layer: source.layer, bounds: tunisia.bounds, geos, hasPlace: placesOf(theme) },
  seen: openSeen(source.layer.time !== undefined),
  open: openFolder(folder),
  count: { rows: 0 },
});

/** Runs the rows of an edition through reader, map and checks. */
export const runEdition = async (edition: Edition, context: RowContext): Promise<Outcome> => {
  const outcome: Outcome = { rows: 0, features: [], problems: [] };
  for (const input of edition.inputs) {
    for await (const { feature, problems } of itemsOf(input, context)) {
      if (feature) outcome.features.push(expectedFeature(feature));
      outcome.problems.push(...problems.map(expectedProblem));
    }
  }
  return { ...outcome, rows: context.count.rows };
};
