const POINT = 1;

/** Corners of well-known binary, little-endian, two-dimensional: min x, max x, min y, max y. */
export const envelopeOf = (wkb: Buffer): [number, number, number, number] => {
  const box: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  let at = 0;
  const count = (): number => {
    at += 4;
    return wkb.readUInt32LE(at - 4);
  };
  const points = (many: number): void => {
    for (let index = 0; index < many; index++, at += 16) {
      const x = wkb.readDoubleLE(at);
      const y = wkb.readDoubleLE(at + 8);
      if (x < box[0]) box[0] = x;
      if (x > box[1]) box[1] = x;
      if (y < box[2]) box[2] = y;
      if (y > box[3]) box[3] = y;
    }
  };
  const shape = (): void => {
    const kind = wkb.readUInt32LE(at + 1);
    at += 5;
    if (kind === POINT) points(1);
    else if (kind === 2) points(count());
    else if (kind === 3) for (let rings = count(); rings > 0; rings--) points(count());
    else for (let parts = count(); parts > 0; parts--) shape();
  };
  shape();
  return box;
};

/**
 * A geometry as GeoPackage keeps it (OGC 12-128r18, 2.1.3): its header, with an envelope for all but points, and
 * well-known binary, which must be little-endian and two-dimensional.
 */
export const geometryBlob = (wkb: Buffer, srid: number): Buffer => {
  const isPoint = wkb.readUInt32LE(1) === POINT;
  const head = Buffer.alloc(isPoint ? 8 : 40);
  head.write('GP', 0, 'latin1');
  // Bit 0: little-endian; bits 1 to 3: 1 for an envelope of two dimensions.
  head.writeUInt8(isPoint ? 0b01 : 0b11, 3);
  head.writeInt32LE(srid, 4);
  if (!isPoint)
    for (const [index, value] of envelopeOf(wkb).entries()) head.writeDoubleLE(value, 8 + 8 * index);
  return Buffer.concat([head, wkb]);
};
