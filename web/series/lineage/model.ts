import type { IndicatorLineage } from '../../../sql/model/api/indicators.ts';
import { indicatorAddress } from '../page-address.ts';
import type { Grain } from '../rollup.ts';

export type InputRow = IndicatorLineage['inputs'][number];
/** The rows of one input that are of one thing: a series, a layer, an indicator; with the stretch of time that they speak of. */
export type InputGroup = {
  input: string;
  kind: InputRow['kind'];
  of: string;
  rows: readonly InputRow[];
  from: string | null;
  to: string | null;
};

/** Rows by what they are of, in the order that they come in. */
export const groupsOf = (rows: readonly InputRow[]): InputGroup[] => {
  const groups = new Map<string, InputRow[]>();
  for (const row of rows) {
    const key = `${row.input} ${row.kind} ${row.of}`;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((own) => {
    const [first] = own as [InputRow];
    const times = own.flatMap(({ time }) => time ?? []).sort();
    return {
      ...{ input: first.input, kind: first.kind, of: first.of, rows: own },
      ...{ from: times[0] ?? null, to: times.at(-1) ?? null },
    };
  });
};

/** The parts of an address of ours, as they were meant. */
const partsOf = (href: string): string[] =>
  new URL(href).pathname.split('/').filter(Boolean).map(decodeURIComponent);

/** The page where a row is to be seen: the chart of its series, its feature on the map, what its own value was made of. */
export const pageOf = (row: InputRow): string => {
  switch (row.kind) {
    case 'series':
      return `/series/${encodeURIComponent(row.of)}`;
    case 'property':
      return `/?layers=${row.of}&pick=${row.of}/${encodeURIComponent(row.feature ?? '')}`;
    case 'records':
      return `/civic/${row.of}/statistics${new URL(row.href).search}`;
    case 'indicator': {
      const [, , indicator = '', , place = '', period = ''] = partsOf(row.href);
      return indicatorAddress(indicator, place, period);
    }
  }
};

const GRAINS: readonly Grain[] = ['hour', 'day', 'month', 'year'];

/** How fine the time of a row is written: as what it was gathered over; a midnight as the day that it begins. */
export const grainOf = ({ over, time }: Pick<InputRow, 'over' | 'time'>): Grain =>
  GRAINS.find((grain) => grain === over) ?? (/T00:00:00/.test(time ?? '') ? 'day' : 'value');
