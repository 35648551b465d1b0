import type { Gap } from '../../sql/model/api/dashboard.ts';
import { isOverdue } from '../../sql/model/attention.ts';
import { queryRows } from '../features/rows.ts';
import { periodAt, shownIn } from '../indicators/answer/info.ts';
import type { Facts } from './facts.ts';
import { pageOf } from './pages.ts';
import { inScope, type Scope } from './scope.ts';
import type { Sight } from './sight.ts';

/** Indicators whose newest period should have been followed by another. */
const oldOnes = ({ snapshot, country, now }: Sight): Gap[] =>
  [...snapshot.indicators].flatMap(([id, { manifest, theme }]): Gap[] => {
    const shown = shownIn(snapshot, id);
    const to = shown?.layer.time.to ?? null;
    if (!to || !isOverdue(manifest.period, to, now)) return [];
    const newest = periodAt(new Date(to.getTime() - 1), manifest.period, country.timeZone);
    const { title, period } = manifest;
    return [{ kind: 'old', theme, title, count: 1, of: 1, newest, period, page: pageOf.method(id) }];
  });

/** What a method says nothing of (a coast, where there is none) is not missing. */
const isMissing = ({ value, properties }: Facts['rows'][number]): boolean =>
  value === null && properties.missing !== 'method';

/** Places without a value in the period that is shown. */
const missingOnes = (facts: readonly Facts[]): Gap[] =>
  facts.flatMap(({ shown, rows, period }): Gap[] => {
    const { manifest, theme } = shown.indicator;
    const count = rows.filter(isMissing).length;
    if (count === 0) return [];
    const { title, id } = manifest;
    const own = { title, period: manifest.period, newest: period, page: pageOf.method(id) };
    return [{ kind: 'missing', theme, count, of: rows.length, ...own }];
  });

type SeriesRow = {
  layer: string;
  feature: string;
  parameter_id: string;
  id: string;
  last: Date | null;
  silent: boolean;
};

// Nothing for three times as long as it should be, and two days at least.
const SERIES = `select s.layer_id as layer, s.feature_id as feature, s.parameter_id, s.id, s.last_time as last,
    coalesce(s.last_time < $2::timestamptz - greatest(3 * s.every::interval, interval '2 days'), true) as silent
  from series s where s.layer_id = any($1::text[]) and s.every is not null`;

/** Series that tell no more, by what they measure. */
const silentOnes = async (sight: Sight, scope: Scope): Promise<Gap[]> => {
  const { db, snapshot, signal, now } = sight;
  const values = [[...snapshot.layers.keys()], now];
  const rows = await queryRows<SeriesRow>(db, { text: SERIES, values }, signal);
  const own = new Map<string, SeriesRow[]>();
  for (const row of await inScope(sight, scope, rows))
    own.set(row.parameter_id, [...(own.get(row.parameter_id) ?? []), row]);
  return [...own].flatMap(([id, series]): Gap[] => {
    const declared = snapshot.parameters.get(id);
    const silent = series.filter((one) => one.silent);
    const [first] = silent;
    if (!declared || !first) return [];
    const newest = silent.reduce((last, one) => Math.max(last, one.last?.getTime() ?? 0), 0);
    return [
      {
        ...{ kind: 'silent', theme: declared.theme, title: declared.manifest.title, period: null },
        ...{ count: silent.length, of: series.length, page: pageOf.series(first.id) },
        newest: newest > 0 ? new Date(newest).toISOString() : null,
      },
    ];
  });
};

/** What is old or missing of what stands on a dashboard, and of all that is measured in its place. */
export const gaps = async (sight: Sight, scope: Scope, facts: readonly Facts[]): Promise<Gap[]> => [
  ...missingOnes(facts),
  ...(await silentOnes(sight, scope)),
  ...oldOnes(sight),
];
