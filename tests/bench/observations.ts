import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { csvRows } from '../../server/series/write/rows.ts';
import { copyLine } from '../../sql/copy-text.ts';
import type { Db } from '../../sql/db.ts';
import { ensureErasOf } from '../../sql/observations/eras.ts';
import { openIntake } from '../../sql/observations/intake.ts';
import { removeSeries } from '../../sql/observations/remove-series.ts';
import type { Value } from '../../sql/observations/value.ts';
import { writeValues } from '../../sql/observations/write-values.ts';
import { transaction } from '../../sql/transaction.ts';
import { addSeries, declareParameters, parameterOf } from '../harness/observe.ts';
import type { Row } from './table.ts';

const ROWS = 100_000;
const STATIONS = 10;
const RUNS = 9;
const STEP_MS = 600_000;
const BEGIN = Date.UTC(2020, 0, 1);

const plain = parameterOf({ id: 'bench-plain' });
const checked = parameterOf({
  id: 'bench-checked',
  checks: [
    { kind: 'range', min: -50, max: 60 },
    { kind: 'spike', step: 20, within: 'PT1H' },
    { kind: 'flat', count: 12, tolerance: 0 },
    { kind: 'gap', longer: 'P1D' },
  ],
});

let made = 0;
const newSeries = async (db: Db, parameter: string): Promise<{ no: number; id: string }[]> => {
  const found: { no: number; id: string }[] = [];
  for (let at = 0; at < STATIONS; at++) {
    const measure = { parameter, averaging: 'PT10M', every: 'PT10M', stamp: 'begin' as const };
    found.push(
      await addSeries(db, { layer: 'bench', feature: String(made++), timeZone: 'Africa/Tunis', ...measure }),
    );
  }
  return found;
};

const valueAt = (at: number): number => Math.round(100 * (20 + 10 * Math.sin(at / 144) + (at % 7))) / 100;

/** Values of some stations, each its own times, one after the other. */
const valuesOf = (series: readonly { no: number }[]): Value[] =>
  Array.from({ length: ROWS }, (_, at) => ({
    series: series[at % STATIONS]!.no,
    time: BEGIN + Math.floor(at / STATIONS) * STEP_MS,
    offset: 60,
    value: valueAt(at),
    below: false,
    flag: null,
  }));

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const COLUMNS = 'series_no, time, version, value, below, utc_offset, flag, checks, since';
const PIECE = 200;
const SOCKET = 65_536;

/** The same rows as text, in pieces as large as ours. */
const textOf = (values: readonly Value[]): string[] =>
  Array.from({ length: values.length / PIECE }, (_, piece) =>
    values
      .slice(piece * PIECE, (piece + 1) * PIECE)
      .map(({ series, time, value, offset }) => {
        const iso = new Date(time).toISOString();
        return copyLine([series, iso, 1, value, 'f', offset, 0, 0, iso]);
      })
      .join(''),
  );

/** A bare COPY into a table like ours, with its key. */
const copy = async (db: Db, pieces: readonly string[]): Promise<number> => {
  await db.pool.query('create table bench_copy (like observation including defaults including indexes)');
  const client = await db.pool.connect();
  const took = await timed(() =>
    pipeline(Readable.from(pieces), client.query(copyFrom(`copy bench_copy (${COLUMNS}) from stdin`))),
  );
  client.release();
  await db.pool.query('drop table bench_copy');
  return took;
};

const write = (db: Db, values: readonly Value[]): Promise<number> =>
  timed(async () => {
    await ensureErasOf(
      db,
      values.map(({ time }) => time),
    );
    await transaction(db, (client) => writeValues(client, values));
  });

/** As a client sends them: a CSV that names series, with times of an offset, in pieces as they come from a socket. */
const csvOf = function* (
  series: readonly { id: string; no: number }[],
  values: readonly Value[],
): Generator<string> {
  const ids = new Map(series.map(({ id, no }) => [no, id]));
  let text = 'series,time,value\n';
  for (const { series: no, time, offset, value } of values) {
    const local = new Date(time + offset * 60_000).toISOString().slice(0, 19);
    text += `${ids.get(no)!},${local}+01:00,${value}\n`;
    if (text.length < SOCKET) continue;
    yield text;
    text = '';
  }
  yield text;
};

/** All that is done with the body of `POST /api/observations`: cut, read, looked up, checked and written. */
const take = (db: Db, pieces: readonly string[]): Promise<number> =>
  timed(async () => {
    const intake = openIntake(db, {
      origin: 'bench',
      hold: true,
      reject: ({ row, reason }) => {
        throw new Error(`row ${row}: ${reason}`);
      },
    });
    for await (const { values } of csvRows(Readable.from(pieces), {}, false)) await intake.add(values);
    const { inserted } = await intake.end();
    if (inserted !== ROWS) throw new Error(`${inserted} rows of ${ROWS}`);
  });

/** What others measure afterwards finds no series of ours, and no work that they left. */
const clean = (db: Db): Promise<void> =>
  transaction(db, async (client) => {
    const { rows } = await client.query<{ no: number }>("select no from series where layer_id = 'bench'");
    await removeSeries(
      client,
      rows.map(({ no }) => no),
    );
    await client.query('delete from parameter where id = any($1::text[])', [[plain.id, checked.id]]);
    await client.query("delete from job where kind = 'series.gather' and state = 'waiting'");
  });

type Times = Record<'copy' | 'fresh' | 'again' | 'checked' | 'taken', number[]>;

const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Observations that are written, as rows a second against a bare COPY of the same rows; in turns. */
export const observationRows = async (db: Db): Promise<Row[]> => {
  await declareParameters(db, [plain, checked]);
  const times: Times = { copy: [], fresh: [], again: [], checked: [], taken: [] };
  for (let run = 0; run < RUNS; run++) {
    const values = valuesOf(await newSeries(db, plain.id));
    times.copy.push(await copy(db, textOf(values)));
    times.fresh.push(await write(db, values));
    times.again.push(await write(db, values));
    times.checked.push(await write(db, valuesOf(await newSeries(db, checked.id))));
    const series = await newSeries(db, plain.id);
    times.taken.push(await take(db, [...csvOf(series, valuesOf(series))]));
  }
  await clean(db);
  const rate = (all: number[]): number => (1000 * ROWS) / middle(all);
  const row = (what: string, all: number[], ratio: number): Row => ({
    what: `${what}, ${ROWS} observations`,
    ours: rate(all),
    theirs: rate(times.copy),
    unit: 'rows/s',
    aim: { kind: 'least', ratio },
  });
  return [
    row('write', times.fresh, 0.5),
    row('write, with four checks', times.checked, 0.3),
    row('read as CSV and write', times.taken, 0.5),
    row('write again, unchanged', times.again, 0.3),
  ];
};
