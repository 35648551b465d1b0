import { describe, expect, it } from 'vitest';
import type { TileQuery } from './query.ts';
import { copiedRows } from './rows.ts';

/** What PostgreSQL sends for a binary COPY (documentation of COPY, "Binary Format"). */
const copy = (rows: (Buffer | null)[][]): Buffer => {
  const field = (bytes: Buffer | null) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(bytes?.length ?? -1);
    return bytes ? Buffer.concat([length, bytes]) : length;
  };
  const count = (value: number) => {
    const bytes = Buffer.alloc(2);
    bytes.writeInt16BE(value);
    return bytes;
  };
  return Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    Buffer.alloc(8),
    ...rows.flatMap((row) => [count(row.length), ...row.map(field)]),
    count(-1),
  ]);
};
const int4 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int8 = (value: number | bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};
const query = (geometry: TileQuery['geometry']): TileQuery => ({
  sql: { text: '', values: [] },
  geometry,
  columns: [],
  isPassing: false,
});

describe('rows of a binary COPY', () => {
  it('are read with negative, large, missing and Arabic values', () => {
    const bytes = copy([
      [int8(Number.MAX_SAFE_INTEGER), int4(-64), int4(4159), Buffer.from('بئر'), null],
      [int8(0), int4(0), int4(0), Buffer.alloc(0), Buffer.from('1')],
    ]);
    expect(copiedRows(bytes, query('xy'))).toEqual([
      { id: Number.MAX_SAFE_INTEGER, shape: null, x: -64, y: 4159, values: ['بئر', null] },
      { id: 0, shape: null, x: 0, y: 0, values: ['', '1'] },
    ]);
  });

  it('hold the bytes of a shape as they are', () => {
    const shape = Buffer.from([1, 0, 255, 128, 0]);
    expect(copiedRows(copy([[int8(5), shape]]), query('twkb'))).toEqual([
      { id: 5, shape, x: 0, y: 0, values: [] },
    ]);
  });

  it('are none where there are none', () => {
    expect(copiedRows(copy([]), query('xy'))).toEqual([]);
  });
});
