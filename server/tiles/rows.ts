import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Sql } from '../layers/visible.ts';
import type { TileQuery } from './query.ts';

/** A row of a tile query: the geometry as TWKB or as a point, and the columns as text. */
export type TileRow = {
  id: number;
  shape: Uint8Array | null;
  x: number;
  y: number;
  values: (string | null)[];
};

/** `PGCOPY\n\377\r\n\0`, flags and the length of the header's extension. */
const HEADER = 19;

const collect = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Reads the fields of PostgreSQL's binary COPY one after the other. */
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

  whole(): number {
    const field = this.next();
    if (!field) return 0;
    return field.length === 8 ? field.readInt32BE(0) * 2 ** 32 + field.readUInt32BE(4) : field.readInt32BE(0);
  }
}

const copyRow = (fields: Fields, count: number, geometry: TileQuery['geometry']): TileRow => {
  const row: TileRow = { id: fields.whole(), shape: null, x: 0, y: 0, values: [] };
  if (geometry === 'twkb') row.shape = fields.next();
  else {
    row.x = fields.whole();
    row.y = fields.whole();
  }
  for (let index = geometry === 'twkb' ? 2 : 3; index < count; index++)
    row.values.push(fields.next()?.toString('utf8') ?? null);
  return row;
};

/** COPY takes no parameters: only for queries that hold nothing but our own numbers and names. */
const copyRows = async (
  client: pg.PoolClient,
  sql: Sql,
  geometry: TileQuery['geometry'],
): Promise<TileRow[]> => {
  const fields = new Fields(
    await collect(client.query(copyTo(`copy (${sql.text}) to stdout (format binary)`))),
  );
  const rows: TileRow[] = [];
  for (let count = fields.row(); count >= 0; count = fields.row())
    rows.push(copyRow(fields, count, geometry));
  return rows;
};

type Cell = number | string | Buffer | null;

const queryRows = async (
  client: pg.PoolClient,
  sql: Sql,
  geometry: TileQuery['geometry'],
): Promise<TileRow[]> => {
  const result = await client.query<Cell[]>({ text: sql.text, values: [...sql.values], rowMode: 'array' });
  return result.rows.map(([id, ...rest]) =>
    geometry === 'twkb'
      ? {
          id: Number(id),
          shape: rest[0] as Buffer | null,
          x: 0,
          y: 0,
          values: rest.slice(1) as (string | null)[],
        }
      : {
          id: Number(id),
          shape: null,
          x: rest[0] as number,
          y: rest[1] as number,
          values: rest.slice(2) as (string | null)[],
        },
  );
};

/** The rows of a tile query. Binary COPY where it may be: it was 3 to 8 times as fast as the text form from 100 kB up. */
export const tileRows = (client: pg.PoolClient, { sql, geometry }: TileQuery): Promise<TileRow[]> =>
  (sql.values.length === 0 ? copyRows : queryRows)(client, sql, geometry);
