import type pg from 'pg';

/** Values that are looked at in one go. */
const HELD = 20_000;

const NEXT = `select (extract(epoch from time) * 1000)::float8 as time from observation
  where series_no = $1 and time between $2 and $3 order by time offset $4 limit 1`;

const moment = (time: number): string => new Date(time).toISOString();

/** A period of a series cut into parts of no more values than are looked at in one go. */
export const partsOf = async (
  client: pg.ClientBase,
  series: number,
  { from, to }: { from: number; to: number },
): Promise<{ from: number; to: number }[]> => {
  const parts: { from: number; to: number }[] = [];
  let begin = from;
  for (;;) {
    const { rows } = await client.query<{ time: number }>(NEXT, [series, moment(begin), moment(to), HELD]);
    const next = rows[0]?.time;
    parts.push({ from: begin, to: next === undefined ? to : next - 1 });
    if (next === undefined) return parts;
    begin = next;
  }
};
