import type { InputOf } from '../../../sql/model/indicator-input.ts';
import { countName } from '../../../sql/model/records/published.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { placeSql } from '../answer/place.ts';
import { labelOf, localOf, type Span, spanOf, startOf } from '../time.ts';
import { type Client, type InputLayer, present } from './context.ts';
import type { Resolved } from './resolve.ts';

type Period = 'month' | 'year';
type Told = Record<string, number | null>;
type Row = { feature: string; period: string; told: Told };

const LENGTH: Record<Period, number> = { month: 7, year: 4 };
const REST = '0000-01-01T00:00:00';

const EXTENT = `select min(period) as first, max(period) as last from record_place where module = $1 and length(period) = $2`;

const ROWS = (base: InputLayer): string => `with a as materialized (
    select distinct f.id, ${placeSql(base)} as place from ${partitionOf('feature', base.no)} f where ${present(base)})
  select a.id as feature, r.period, r.told from a join record_place r on r.place_id = a.place
  where r.module = $1 and length(r.period) = $2 and ($3::text[] is null or a.id = any($3))`;

/** What the whole country is called in `record_place`: also what lies in no place is in it. */
export const WHOLE = '';

const OF_WHOLE = `select r.place_id as feature, r.period, r.told from record_place r
  where r.module = $1 and length(r.period) = $2 and r.place_id = $3`;

/** What is hidden is `null`; what was never counted is not there. */
const figureOf = (
  told: Told,
  { measure, states = [], count = '' }: InputOf<'records'>,
): number | null | undefined => {
  const part = (name: string) => (Object.hasOwn(told, name) ? told[name] : 0);
  switch (measure) {
    case 'received':
      return told.received;
    case 'median-days':
      return told.medianDays;
    case 'late-share':
      return share([part('late')], part('received'));
    case 'outcome-share':
      return share(
        states.map((state) => part(`outcome ${state}`)),
        part('closed'),
      );
    case 'counted':
      return part(countName(count));
  }
};

/** In percent; hidden where any part of it is, not there where there is nothing to have a share of. */
const share = (
  parts: readonly (number | null | undefined)[],
  whole: number | null | undefined,
): number | null | undefined => {
  if (whole === null || parts.includes(null)) return null;
  if (!whole) return undefined;
  return (100 * parts.reduce<number>((sum, one) => sum + (one ?? 0), 0)) / whole;
};

type Extent = { first: string | null; last: string | null };
type Asked = { name: string; input: InputOf<'records'>; period: Period };

/** Figures as an input: no case is a count of 0, and no share. */
const toldBy = ({ name, input, period }: Asked, rows: readonly Row[], { first, last }: Extent): Resolved => {
  const values = new Map(rows.map((row) => [`${row.feature} ${row.period}`, figureOf(row.told, input)]));
  const at = (label: string) => localOf(label + REST.slice(label.length));
  const span: Span | null =
    first === null || last === null
      ? null
      : { from: startOf(period, at(first)), to: spanOf(period, at(last)).to };
  const none = input.measure === 'received' || input.measure === 'counted' ? 0 : undefined;
  const of = (feature: string, start: number) => {
    const key = `${feature} ${labelOf(period, start)}`;
    return values.has(key) ? values.get(key) : none;
  };
  return {
    input: (feature) => ({
      points: [],
      in: (start) => {
        const value = start === null ? null : of(feature, start);
        return typeof value === 'number' ? { value, share: 1 } : null;
      },
      why: (start) => (start !== null && of(feature, start) === null ? 'few' : null),
    }),
    extent: () => span,
    trace: (feature, _, start) =>
      start === null || typeof of(feature, start) !== 'number'
        ? null
        : { input: name, kind: 'records', module: input.module, period: labelOf(period, start) },
  };
};

/** What cases tell of places, from the first to the last period in which any of the module was received. */
export const readRecords = async (
  client: Client,
  asked: Asked,
  base: InputLayer,
  features: readonly string[] | null,
): Promise<Resolved> => {
  const given = [asked.input.module, LENGTH[asked.period]];
  const { rows: extents } = await client.query<Extent>(EXTENT, given);
  const { rows } = await client.query<Row>(ROWS(base), [...given, features]);
  return toldBy(asked, rows, extents[0]!);
};

/** The same of the whole country, which is told as a place is: nothing that others would follow from. */
export const readWholeRecords = async (client: Client, asked: Asked): Promise<Resolved> => {
  const { rows } = await client.query<Row>(OF_WHOLE, [asked.input.module, LENGTH[asked.period], WHOLE]);
  const periods = rows.map(({ period }) => period).sort();
  return toldBy(asked, rows, { first: periods[0] ?? null, last: periods.at(-1) ?? null });
};
