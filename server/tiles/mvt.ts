import { PbfWriter } from 'pbf';
import { EXTENT } from '../../sql/model/grid.ts';
import type { Commands } from './commands.ts';

/** A value of a tile. Whole numbers declared as such are written as varints, all others as doubles. */
export type TileValue = string | boolean | { double: number } | { whole: number };
export type TileFeature = { id: number; commands: Commands; values: readonly (TileValue | null)[] };
export type TileLayer = {
  name: string;
  kind: 'point' | 'line' | 'polygon';
  keys: readonly string[];
  features: readonly TileFeature[];
};

const GEOMETRY = { point: 1, line: 2, polygon: 3 } as const;

const keyOf = (value: TileValue): string => {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean') return `b${value}`;
  return 'whole' in value ? `w${value.whole}` : `d${value.double}`;
};

/** Values of a layer, each written once. */
class Dictionary {
  readonly values: TileValue[] = [];
  readonly #index = new Map<string, number>();

  indexOf(value: TileValue): number {
    const key = keyOf(value);
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    this.#index.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Below this, the double that zigzag makes of a number would not be exact. */
const LEAST_ZIGZAG = -(2 ** 52);

/** Not `writeStringField`: pbf 5.1 writes wrong bytes for characters beyond U+1FFFF. */
const writeText = (pbf: PbfWriter, field: number, text: string): void =>
  pbf.writeBytesField(field, Buffer.from(text));

const writeValue = (value: TileValue, pbf: PbfWriter): void => {
  if (typeof value === 'string') writeText(pbf, 1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if ('double' in value) pbf.writeDoubleField(3, value.double);
  else if (value.whole >= 0) pbf.writeVarintField(5, value.whole);
  else if (value.whole > LEAST_ZIGZAG) pbf.writeSVarintField(6, value.whole);
  else pbf.writeVarintField(4, value.whole);
};

const tagsOf = (feature: TileFeature, dictionary: Dictionary): number[] => {
  const tags: number[] = [];
  feature.values.forEach((value, key) => {
    if (value !== null) tags.push(key, dictionary.indexOf(value));
  });
  return tags;
};

type Writing = { feature: TileFeature; tags: number[]; geometry: number };

const writeFeature = ({ feature, tags, geometry }: Writing, pbf: PbfWriter): void => {
  pbf.writeVarintField(1, feature.id);
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, geometry);
  pbf.writePackedVarint(4, feature.commands);
};

const writeLayer = (layer: TileLayer, pbf: PbfWriter): void => {
  const dictionary = new Dictionary();
  pbf.writeVarintField(15, 2);
  writeText(pbf, 1, layer.name);
  const geometry = GEOMETRY[layer.kind];
  for (const feature of layer.features)
    pbf.writeMessage(2, writeFeature, { feature, tags: tagsOf(feature, dictionary), geometry });
  for (const key of layer.keys) writeText(pbf, 3, key);
  for (const value of dictionary.values) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, EXTENT);
};

/**
 * Writes a layer of a Mapbox Vector Tile, version 2.1; nothing where it has no features. A tile is its layers one behind
 * the other. The same layer gives the same bytes.
 */
export const encodeLayer = (layer: TileLayer): Buffer => {
  const pbf = new PbfWriter();
  if (layer.features.length > 0) pbf.writeMessage(3, writeLayer, layer);
  const bytes = pbf.finish();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
