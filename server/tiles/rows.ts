import type pg from 'pg';
import { copyOut } from './copy-out.ts';
import type { TileQuery } from './query.ts';

/** A row of a tile query: the geometry as TWKB or as a point in tile units, and the columns as text. */
export type TileRow = {
  id: number;
  shape: Uint8Array | null;
  x: number;
  y: number;
  values: (string | null)[];
};

/** `PGCOPY\n\377\r\n\0`, flags and the length of the header's extension. */
const HEADER = 19;

/** Reads the fields of PostgreSQL's binary COPY (documentation of COPY, "Binary Format") one after the other. */
class Fields {
  readonly bytes: Buffer;
  at = HEADER;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Number of fields of the next row; -1 at the end. */
  row(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  next(): Buffer | null {
    const length = this.bytes.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return null;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** An int4 or int8; null where there is none. */
  whole(): number | null {
    const length = this.bytes.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return null;
    this.at += length;
    const low = this.at - 4;
    return length === 8
      ? this.bytes.readInt32BE(low - 4) * 2 ** 32 + this.bytes.readUInt32BE(low)
      : this.bytes.readInt32BE(low);
  }

  text(): string | null {
    const length = this.bytes.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return null;
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}

const copiedRow = (fields: Fields, count: number, { geometry }: TileQuery): TileRow => {
  const isShape = geometry === 'twkb';
  const row: TileRow = {
    id: fields.whole() ?? 0,
    shape: null,
    x: 0,
    y: 0,
    values: new Array(count - (isShape ? 2 : 3)),
  };
  if (isShape) row.shape = fields.next();
  else {
    row.x = fields.whole() ?? 0;
    row.y = fields.whole() ?? 0;
  }
  for (let index = 0; index < row.values.length; index++) row.values[index] = fields.text();
  return row;
};

/** The rows of a binary COPY of a tile query. */
export const copiedRows = (bytes: Buffer, query: TileQuery): TileRow[] => {
  const fields = new Fields(bytes);
  const rows: TileRow[] = [];
  for (let count = fields.row(); count >= 0; count = fields.row()) rows.push(copiedRow(fields, count, query));
  return rows;
};

/** COPY takes no parameters: only for queries that hold nothing but our own numbers and names. */
const copyRows = async (client: pg.PoolClient, query: TileQuery): Promise<TileRow[]> =>
  copiedRows(await copyOut(client, `copy (${query.sql.text}) to stdout (format binary)`), query);

type Cell = number | string | Buffer | null;

const answeredRow = ([id, ...rest]: Cell[], { geometry }: TileQuery): TileRow =>
  geometry === 'twkb'
    ? { id: Number(id), shape: rest[0] as Buffer, x: 0, y: 0, values: rest.slice(1) as (string | null)[] }
    : {
        id: Number(id),
        shape: null,
        x: rest[0] as number,
        y: rest[1] as number,
        values: rest.slice(2) as (string | null)[],
      };

const askRows = async (client: pg.PoolClient, query: TileQuery): Promise<TileRow[]> => {
  const { text, values } = query.sql;
  const { rows } = await client.query<Cell[]>({ text, values: [...values], rowMode: 'array' });
  return rows.map((row) => answeredRow(row, query));
};

/** The rows of a tile query. Binary COPY where it may be: it was 3 to 8 times as fast as the text form from 100 kB up. */
export const tileRows = (client: pg.PoolClient, query: TileQuery): Promise<TileRow[]> =>
  (query.sql.values.length === 0 ? copyRows : askRows)(client, query);
