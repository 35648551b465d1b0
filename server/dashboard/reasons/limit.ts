import { isOverdue, limitSeverity } from '../../../sql/model/attention.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import { queryRows } from '../../features/rows.ts';
import { pageOf } from '../pages.ts';
import type { Finder, Found } from './found.ts';

type Row = {
  id: string;
  layer_id: string;
  feature_id: string;
  parameter_id: string;
  status: 'real' | 'sample';
  last_time: Date;
  year: string;
  exceeded: Record<string, number>;
};

// The newest year that a series has values in: how often each of its limits was exceeded.
const YEARS = `select s.id, s.layer_id, s.feature_id, s.parameter_id, s.status, s.last_time, r.exceeded,
    to_char(r.start at time zone s.time_zone, 'YYYY') as year
  from series s join lateral (
    select start, exceeded from rollup r where r.series_no = s.no and r.period = 4 order by start desc limit 1) r on true
  where s.layer_id = any($1::text[]) and s.parameter_id = any($2::text[]) and s.last_time is not null and r.exceeded <> '{}'`;

/** The limit of a series that was exceeded most beyond what may be. */
const worstOf = ({ limits }: Parameter, exceeded: Row['exceeded']) =>
  limits
    .flatMap((limit) => {
      const [count, allowed] = [exceeded[limit.id] ?? 0, limit.allowed ?? 0];
      const severity = limitSeverity(count, allowed);
      return severity ? [{ limit, count, allowed, severity }] : [];
    })
    .sort((a, b) => b.count / Math.max(1, b.allowed) - a.count / Math.max(1, a.allowed))[0];

const foundOf = (row: Row, parameter: Parameter, theme: string, now: Date): Found[] => {
  const worst = worstOf(parameter, row.exceeded);
  if (!worst) return [];
  const { limit, count, allowed, severity } = worst;
  const { title, unit, decimals } = parameter;
  return [
    {
      ...{ layer: row.layer_id, feature: row.feature_id, theme },
      page: () => pageOf.series(row.id),
      reason: {
        ...{ kind: 'limit', severity, sure: 1, title, unit, decimals, count, allowed, year: row.year },
        isOld: isOverdue('month', row.last_time, now),
        limit: { title: limit.title, value: limit.value, side: limit.side, text: limit.text },
        status: row.status,
      },
    },
  ];
};

/** Limits that were exceeded more often, in the newest year of a series, than they may be. */
export const limitReasons: Finder = async ({ db, snapshot, signal, now }) => {
  const limited = [...snapshot.parameters].filter(([, { manifest }]) => manifest.limits.length > 0);
  const values = [[...snapshot.layers.keys()], limited.map(([id]) => id)];
  const rows = await queryRows<Row>(db, { text: YEARS, values }, signal);
  return rows.flatMap((row) => {
    const found = snapshot.parameters.get(row.parameter_id);
    return found ? foundOf(row, found.manifest, found.theme, now) : [];
  });
};
