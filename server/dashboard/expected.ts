import type { Expected } from '../../sql/model/api/dashboard.ts';
import { classSeverity, isOverdue, LIKELY } from '../../sql/model/attention.ts';
import type { Indicator } from '../../sql/model/indicator.ts';
import type {
  Exceedance,
  OutlookMethod,
  OutlookPeriod,
  OutlookSkill,
  OutlookStep,
  OutlookStock,
} from '../../sql/model/outlook.ts';
import type { Parameter } from '../../sql/model/parameter.ts';
import type { Text } from '../../sql/model/text.ts';
import { queryRows } from '../features/rows.ts';
import { zoneOf } from '../indicators/zone.ts';
import { tellingOf } from '../outlook/telling.ts';
import { pageOf } from './pages.ts';
import { inScope, type Located, locate, type Scope } from './scope.ts';
import { keyOf, type Sight, type Where } from './sight.ts';

type Row = {
  series_id: string | null;
  parameter_id: string | null;
  indicator_id: string | null;
  layer_id: string;
  feature_id: string;
  time_zone: string | null;
  status: 'real' | 'sample' | null;
  period: OutlookPeriod;
  origin: Date;
  until: Date;
  method: OutlookMethod;
  beats_naive: boolean;
  steps: OutlookStep[];
  skill: OutlookSkill;
  exceedance: Exceedance[];
  stock: OutlookStock | null;
};

/** No more forecasts are looked through; those that are most likely to go beyond a limit come first. */
const MOST = 600;

const worst = (alias: string): string =>
  `coalesce((select max((e->>'whole')::float8) from jsonb_array_elements(${alias}.exceedance) e), 0)`;

/** Forecasts of what is seen: of headlines, of stocks, and those that may go beyond a limit. */
const rowsOf = async (sight: Sight): Promise<Row[]> => {
  const { snapshot } = sight;
  const shown = [...snapshot.indicators.values()].map(({ manifest }) => manifest);
  return queryRows<Row>(
    sight.db,
    {
      text: `select s.id as series_id, s.parameter_id, o.indicator_id, coalesce(s.layer_id, i.base) as layer_id, o.feature_id,
          s.time_zone, s.status, o.period, o.origin, o.until, o.method, o.beats_naive, o.steps, o.skill, o.exceedance, o.stock
        from outlook o left join series s on s.no = o.series_no
          left join unnest($2::text[], $3::text[], $4::bool[]) i (id, base, headline) on i.id = o.indicator_id
        where o.is_current and (s.layer_id = any($1::text[]) or i.id is not null)
          and (i.headline or (s.id is not null and (o.stock is not null or ${worst('o')} >= ${LIKELY})))
        order by ${worst('o')} desc, o.no limit ${MOST}`,
      values: [
        [...snapshot.layers.keys()],
        shown.map(({ id }) => id),
        shown.map(({ base }) => base),
        shown.map(({ headline }) => String(headline ?? false)),
      ],
    },
    sight.signal,
  );
};

/** What a limit that may be gone beyond is called; of an indicator only its worst classes are one. */
const titlesOf = (manifest: Parameter | Indicator): Map<string, Text> => {
  const limits =
    'limits' in manifest ? manifest.limits : manifest.classes.filter(({ id }) => classSeverity(manifest, id));
  return new Map(limits.map(({ id, title }) => [id, title]));
};

/** What is forecast, as it is declared: a parameter or an indicator. */
const declaredOf = ({ snapshot }: Sight, row: Row) =>
  row.indicator_id === null
    ? snapshot.parameters.get(row.parameter_id ?? '')
    : snapshot.indicators.get(row.indicator_id);

type Declared = NonNullable<ReturnType<typeof declaredOf>>;

/** The limit that says most of what is forecast. */
const limitOf = ({ exceedance }: Row, { manifest }: Declared): Expected['limit'] => {
  const titles = titlesOf(manifest);
  const most = tellingOf(exceedance.filter(({ limit }) => titles.has(limit)));
  const title = most && titles.get(most.limit);
  return title ? { title, value: most.value, side: most.side, probability: most.whole } : null;
};

const statusOf = ({ snapshot }: Sight, row: Row): Expected['status'] =>
  row.status ?? snapshot.layers.get(row.indicator_id ?? '')?.manifest.status ?? null;

const stepOf = ({ start, median, lower80, upper80, lower95, upper95 }: OutlookStep) => ({
  ...{ start, median, lower80, upper80, lower95, upper95 },
});

const expectedOf = (sight: Sight, row: Row, { at, region }: Located): (Expected & Places) | null => {
  const declared = declaredOf(sight, row);
  if (!declared) return null;
  const { title, unit, decimals } = declared.manifest;
  const { layer_id: layer, feature_id: feature, period } = row;
  return {
    ...{ layer, feature, region, at, theme: declared.theme, title, unit, decimals, period },
    timeZone: row.time_zone ?? zoneOf(period, sight.country.timeZone),
    steps: row.steps.map(stepOf),
    until: row.until.toISOString(),
    isOld: isOverdue(period, row.origin, sight.now),
    ...{ method: row.method, beatsNaive: row.beats_naive, crpss: row.skill.crpss },
    limit: limitOf(row, declared),
    emptyInDays: row.stock?.empty.median ?? null,
    status: statusOf(sight, row),
    page:
      row.series_id === null
        ? pageOf.indicator(row.indicator_id ?? '', at.place, '')
        : pageOf.series(row.series_id),
  };
};

type Places = Where & Pick<Located, 'region'>;

/** Forecasts at what lies in the place of the dashboard, the one that goes beyond a limit most likely first. */
export const expected = async (sight: Sight, scope: Scope): Promise<(Expected & Places)[]> => {
  const rows = (await rowsOf(sight)).map((row) => ({ ...row, layer: row.layer_id, feature: row.feature_id }));
  const kept = await inScope(sight, scope, rows);
  const located = await locate(sight, kept);
  return kept
    .flatMap((row) => {
      const where = located.get(keyOf(row));
      return (where && expectedOf(sight, row, where)) ?? [];
    })
    .sort((a, b) => (b.limit?.probability ?? 0) - (a.limit?.probability ?? 0));
};
