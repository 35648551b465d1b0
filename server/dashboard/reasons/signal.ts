import { isOverdue } from '../../../sql/model/attention.ts';
import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { type Evidence, SEVERITIES, type SignalKind } from '../../../sql/model/signal.ts';
import { queryRows } from '../../features/rows.ts';
import { pageOf } from '../pages.ts';
import type { Sight } from '../sight.ts';
import type { Finder, Found } from './found.ts';

type Row = {
  series_id: string | null;
  parameter_id: string | null;
  indicator_id: string | null;
  status: 'real' | 'sample' | null;
  layer_id: string;
  feature_id: string;
  kind: SignalKind;
  since: Date;
  severity: number;
  evidence: Evidence;
};

/** More signals that go on are not looked through; the gravest and newest come first. */
const MOST = 1000;

const SIGNALS = `select s.id as series_id, s.parameter_id, g.indicator_id, s.status, coalesce(s.layer_id, i.base) as layer_id,
    g.feature_id, g.kind, g.since, g.severity, g.evidence
  from signal g left join series s on s.no = g.series_no left join unnest($2::text[], $3::text[]) i (id, base) on i.id = g.indicator_id
  where g.until is null and (s.layer_id = any($1::text[]) or i.id is not null)
  order by g.severity desc, g.since desc, g.no limit ${MOST}`;

/** What a signal is of: its parameter or indicator. */
const declaredOf = ({ snapshot }: Sight, { parameter_id, indicator_id }: Row) =>
  indicator_id === null ? snapshot.parameters.get(parameter_id ?? '') : snapshot.indicators.get(indicator_id);

const periodOf = ({ snapshot }: Sight, { indicator_id }: Row): IndicatorPeriod =>
  (indicator_id === null ? undefined : snapshot.indicators.get(indicator_id)?.manifest.period) ?? 'month';

const foundOf = (sight: Sight, row: Row): Found[] => {
  const declared = declaredOf(sight, row);
  if (!declared) return [];
  const { series_id, indicator_id, evidence } = row;
  const { title, unit, decimals } = declared.manifest;
  const at = evidence.at ?? null;
  return [
    {
      ...{ layer: row.layer_id, feature: row.feature_id, theme: declared.theme },
      page: (place) =>
        series_id === null ? pageOf.indicator(indicator_id ?? '', place, '') : pageOf.series(series_id),
      reason: {
        ...{ kind: 'signal', sure: 1, title, unit, decimals, signal: row.kind },
        severity: SEVERITIES[row.severity - 1] ?? 'minor',
        isOld: isOverdue(periodOf(sight, row), at ? new Date(at) : row.since, sight.now),
        since: row.since.toISOString(),
        value: evidence.value ?? evidence.peak ?? null,
        valueAt: at,
        status: row.status ?? sight.snapshot.layers.get(indicator_id ?? '')?.manifest.status ?? null,
      },
    },
  ];
};

/** Early signals that go on. */
export const signalReasons: Finder = async (sight) => {
  const { db, snapshot, signal } = sight;
  const shown = [...snapshot.indicators.values()].map(({ manifest }) => manifest);
  const values = [[...snapshot.layers.keys()], shown.map(({ id }) => id), shown.map(({ base }) => base)];
  const rows = await queryRows<Row>(db, { text: SIGNALS, values }, signal);
  return rows.flatMap((row) => foundOf(sight, row));
};
