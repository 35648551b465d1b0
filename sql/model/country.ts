import { z } from 'zod';
import { BASES } from './personal/uses.ts';
import { Language, Text } from './text.ts';

/** A level of places. `hierarchy` says which tree it hangs in: parallel trees are not nested in each other. */
const Level = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: Text,
  hierarchy: z.string(),
  /** Smaller comes first in search among equals: a governorate before a town. */
  rank: z.int(),
});

/** All that differs between countries and is not data. Extent is west, south, east, north in degrees (CRS84). */
export const Country = z.strictObject({
  id: z.string().regex(/^[a-z]{2}$/),
  name: Text,
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Where rows may lie: the extent with its waters and border regions. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  metricCrs: z.int(),
  timeZone: z.string(),
  languages: z.array(Language).min(1),
  levels: z.array(Level).min(1),
  /** Coding schemes of places; the first of a level's own is the one its ids use. */
  schemes: z.array(z.strictObject({ id: z.string(), title: Text })).min(1),
  /** Days of the week on which offices are closed, 0 for Sunday. */
  weekend: z.array(z.int().min(0).max(6)),
  /** Holidays that come on the same day every year; those that move are entered year by year. */
  holidays: z.array(
    z.strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      title: Text,
      /** Where it was read; `sample` when from memory. */
      source: z.string(),
    }),
  ),
  /** Its law on personal data, and what of it allows each ground on which something is kept. */
  privacy: z.strictObject({ law: Text, bases: z.record(z.enum(BASES), Text) }),
});
export type Country = z.infer<typeof Country>;
