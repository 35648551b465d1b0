import type { Db } from '../../../sql/db.ts';
import { queryRows } from '../../features/rows.ts';
import type { Period } from '../../filter/datetime.ts';
import type { Sql } from '../../layers/visible.ts';
import type { SeriesRow } from '../row.ts';

/** Which observations of a series, as they were measured; `flags` null: whatever their flag. */
export type RawRequest = { series: SeriesRow; period: Period | null; flags: readonly number[] | null };

/** Columns side by side. */
export type RawColumns = { time: number[]; value: number[]; below: boolean[]; flag: number[] };

const EARLIEST = new Date('0001-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

const conditionOf = ({ flags }: RawRequest): string =>
  `o.series_no = $1 and o.time >= $2 and o.time <= $3 and ${flags ? 'o.flag = any($4::int[])' : '$4::int[] is null'}`;
const valuesOf = ({ series, period, flags }: RawRequest): Sql['values'] => [
  series.no,
  period?.from ?? EARLIEST,
  period?.to ?? LATEST,
  flags,
];

/** One row of four texts: to make numbers of them in one go takes a fifth of what rows would. */
const columnsQuery = (request: RawRequest, most: number): Sql => ({
  text: `select string_agg(time::text, ',') as time, string_agg(value::text, ',') as value,
      string_agg(below::text, ',') as below, string_agg(flag::text, ',') as flag
    from (
      select floor(extract(epoch from o.time))::int8 as time, o.value, o.below, o.flag from observation o
      where ${conditionOf(request)} order by o.time limit ${Math.trunc(most)}
    ) o`,
  values: valuesOf(request),
});

const listOf = <Value>(text: string | null): Value[] => JSON.parse(`[${text ?? ''}]`) as Value[];

/** At most so many observations, in the order of time. */
export const rawColumns = async (
  db: Db,
  request: RawRequest,
  most: number,
  signal: AbortSignal,
): Promise<RawColumns> => {
  const [row] = await queryRows<Record<keyof RawColumns, string | null>>(
    db,
    columnsQuery(request, most),
    signal,
  );
  return {
    time: listOf(row?.time ?? null),
    value: listOf(row?.value ?? null),
    below: listOf(row?.below ?? null),
    flag: listOf(row?.flag ?? null),
  };
};

export type RawRow = { time: Date; value: number; below: boolean; flag: number; utc_offset: number };

/** Rows that one query brings: the embedded engine answers others between two of them. */
const CHUNK = 5000;

const chunkQuery = (request: RawRequest): Sql => ({
  text: `select o.time, o.value, o.below, o.flag, o.utc_offset from observation o
    where ${conditionOf(request)} order by o.time limit ${CHUNK}`,
  values: valuesOf(request),
});

/** A microsecond, the shortest time that the database tells apart, is less than a Date can. */
const behind = (time: Date): Date => new Date(time.getTime() + 1);

/** All observations in chunks, in the order of time. */
export const rawChunks = async function* (
  db: Db,
  request: RawRequest,
  signal: AbortSignal,
): AsyncGenerator<RawRow[]> {
  let from = request.period?.from ?? null;
  while (!signal.aborted) {
    const period = { from, to: request.period?.to ?? null };
    const rows = await queryRows<RawRow>(db, chunkQuery({ ...request, period }), signal);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < CHUNK) return;
    from = behind(last.time);
  }
};
