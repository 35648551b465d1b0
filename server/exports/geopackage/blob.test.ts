import { expect, it } from 'vitest';
import { writeWkb } from '../../../etl/geometry/wkb.ts';
import { geometryBlob } from './blob.ts';

it('a point has a header of eight bytes and no envelope', () => {
  const wkb = writeWkb({ type: 'Point', coordinates: [1, 2] }, 4326);
  const blob = geometryBlob(plain(wkb), 32632);
  expect(blob.subarray(0, 2).toString()).toBe('GP');
  expect([blob[3], blob.readInt32LE(4)]).toEqual([1, 32632]);
  expect(blob.subarray(8).equals(plain(wkb))).toBe(true);
});

it('shapes have the envelope of all their parts', () => {
  const ring = (x: number) => [
    [x, 0],
    [x + 1, 0],
    [x, 5],
    [x, 0],
  ];
  const wkb = plain(writeWkb({ type: 'MultiPolygon', coordinates: [[ring(0)], [ring(-7), ring(3)]] }, 4326));
  const blob = geometryBlob(wkb, 4326);
  expect(blob[3]).toBe(3);
  expect([8, 16, 24, 32].map((at) => blob.readDoubleLE(at))).toEqual([-7, 4, 0, 5]);
  expect(blob.subarray(40).equals(wkb)).toBe(true);
});

/** Well-known binary without the SRID that PostGIS adds to it. */
const plain = (ewkb: Buffer): Buffer => {
  const kind = ewkb.readUInt32LE(1);
  if (!(kind & 0x20000000)) return ewkb;
  const head = Buffer.from(ewkb.subarray(0, 5));
  head.writeUInt32LE(kind & ~0x20000000, 1);
  return Buffer.concat([head, ewkb.subarray(9)]);
};
