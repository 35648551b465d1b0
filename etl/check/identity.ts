import { createHash } from 'node:crypto';
import type { Properties } from '../../sql/model/property.ts';

const part = (value: unknown): string =>
  String(value).replace(/[%:]/g, (char) => (char === '%' ? '%25' : '%3A'));

/**
 * A feature's id: the value of its key, or the values joined by `:` (which is escaped in them, so that no two keys give
 * the same id). Null where a part of the key is missing.
 */
export const idOf = (key: readonly string[], properties: Properties): string | null => {
  const values = key.map((name) => properties[name] ?? null);
  if (values.some((value) => value === null)) return null;
  return values.length === 1 ? String(values[0]) : values.map(part).join(':');
};

const INTEGER = /^(0|[1-9]\d{0,15})$/;

/**
 * The number that stands for an id in tiles: the id itself where it is one safe non-negative integer, else the first
 * 52 bits of its SHA-1. Two ids of a layer that give the same number are an error of the load.
 */
export const fidOf = (id: string): number => {
  if (INTEGER.test(id) && Number.isSafeInteger(Number(id))) return Number(id);
  const hash = createHash('sha1').update(id).digest();
  return Number(hash.readBigUInt64BE(0) >> 12n);
};

/** MD5 over all that is published of a feature, as a UUID: the same digest means that nothing changed. */
export const digestOf = (words: unknown, wkb: Buffer): string => {
  const hex = createHash('md5').update(JSON.stringify(words)).update('\0').update(wkb).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
