import type { SeriesKey } from '../../model/series.ts';

/** What the database cannot keep in a text: NUL, and half of a pair of surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const UNFIT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const NAME = /^[^.~\s]{1,80}$/u;
const LONGEST_FEATURE = 200;

/** Names a series by its parts; null where one of them can be none. */
export const keyOf = (given: {
  layer: unknown;
  feature: unknown;
  parameter: unknown;
  procedure?: unknown;
}): SeriesKey | null => {
  const { layer, parameter } = given;
  const feature = typeof given.feature === 'number' ? String(given.feature) : given.feature;
  const procedure = given.procedure ?? '';
  if (typeof layer !== 'string' || typeof parameter !== 'string' || typeof procedure !== 'string')
    return null;
  if (typeof feature !== 'string' || feature === '' || feature.length > LONGEST_FEATURE) return null;
  if (!NAME.test(layer) || !NAME.test(parameter) || (procedure !== '' && !NAME.test(procedure))) return null;
  return UNFIT.test(layer + feature + parameter + procedure)
    ? null
    : { layer, feature, parameter, procedure };
};
