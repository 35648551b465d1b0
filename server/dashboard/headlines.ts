import type { Headline } from '../../sql/model/api/dashboard.ts';
import { worstEdge } from '../../sql/model/attention.ts';
import { classOf } from '../../sql/model/indicator.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { ValueRow } from '../indicators/answer/values-sql.ts';
import { quantileSorted, sorted } from '../methods/series.ts';
import { courseOf, type Facts } from './facts.ts';
import { pageOf } from './pages.ts';
import type { Scope } from './scope.ts';
import type { Sight } from './sight.ts';

const MOST_LAST = 3;

const countsOf = ({ shown, rows }: Facts): Record<string, number> => {
  const { classes } = shown.indicator.manifest;
  return Object.fromEntries(
    classes.map(({ id }) => [id, rows.filter(({ value }) => classOf(classes, value) === id).length]),
  );
};

type Known = ValueRow & { value: number };
const known = (rows: readonly ValueRow[]): Known[] => rows.filter((row): row is Known => row.value !== null);

/** The last of the places: what has the greatest rank; none of those of which there is no room for all that have one rank. */
const lastOf = ({ shown, rows }: Facts): Headline['last'] => {
  const { direction, classes } = shown.indicator.manifest;
  if (direction === 'neither' || rows.length < 2) return [];
  const sorted = known(rows).sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  const cut = sorted[MOST_LAST]?.rank;
  return sorted
    .slice(0, MOST_LAST)
    .filter(({ rank }) => rank !== cut)
    .map(({ place, named, value }) => ({
      ...{ place, value, name: nameOf(shown.base, named) },
      class: classOf(classes, value),
    }));
};

/** The figure that stands first, and what it is of: the country's own, else the middle of the places. */
const figureOf = ({ whole, period, rows }: Facts): Pick<Headline, 'value' | 'whole'> => {
  if (whole) {
    const { is, hasClasses, values } = whole;
    const own = values.find((one) => one.period === period);
    return { value: own?.value ?? null, whole: { is, hasClasses, missing: own?.missing ?? null } };
  }
  const values = sorted(known(rows).map(({ value }) => value));
  return { value: values.length > 0 ? quantileSorted(values, 0.5) : null, whole: null };
};

const headlineOf = async (sight: Sight, scope: Scope, facts: Facts): Promise<Headline> => {
  const { shown, rows, period, isOld } = facts;
  const { manifest, theme } = shown.indicator;
  const { title, description, unit, decimals, direction, classes, classesSource, reference } = manifest;
  const { value, whole } = figureOf(facts);
  const of = known(rows).length;
  const isClassed = whole?.hasClasses ?? true;
  const edge = isClassed ? worstEdge(manifest) : null;
  const [only] = rows.length === 1 && whole === null ? rows : [];
  return {
    ...{ indicator: manifest.id, theme, title, description, unit, decimals, direction },
    ...{ period: manifest.period, classes, classesSource, reference, isOld, value, whole },
    status: shown.layer.manifest.status,
    sources: shown.layer.manifest.sources.flatMap((id) => {
      const source = sight.snapshot.sources.get(id);
      return source ? [{ id, title: source.title, publisher: source.publisher }] : [];
    }),
    shown: period,
    of,
    missing: rows.length - of,
    class: isClassed ? classOf(classes, value) : null,
    counts: countsOf(facts),
    limit: edge && { value: edge.value, side: edge.side, title: edge.class.title },
    last: lastOf(facts),
    spark: await courseOf(sight, scope, facts),
    page: only ? pageOf.indicator(manifest.id, only.place, period) : pageOf.method(manifest.id),
    method: pageOf.method(manifest.id),
    csv: pageOf.csv(manifest.id, period),
  };
};

/** The indicators that themes declare to be headlines, in the order of themes. */
export const headlines = async (sight: Sight, scope: Scope, facts: readonly Facts[]): Promise<Headline[]> => {
  const found: Headline[] = [];
  for (const one of facts)
    if (one.shown.indicator.manifest.headline) found.push(await headlineOf(sight, scope, one));
  return found;
};
