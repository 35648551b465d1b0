import { z } from 'zod';
import { Text } from './text.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);

/** A licence, by its SPDX identifier where it has one. */
export const Licence = z.strictObject({
  id: z.string().min(1),
  title: Text,
  url: z.url().optional(),
  /** May what is made from it be handed on? `false` keeps a layer out of downloads and pictures that we ship. */
  redistribution: z.boolean(),
});
export type Licence = z.infer<typeof Licence>;

/** Where rows come from: a dataset of a publisher, under a licence. */
export const Source = z.strictObject({
  id: Id,
  title: Text,
  publisher: z.string().min(1),
  url: z.url().optional(),
  licence: z.string().min(1),
  /** How its producer wants it cited; decree 2021-3 asks for producer and date. */
  citation: z.string().optional(),
  /** Date or year that the data speak of. */
  date: z.string().optional(),
});
export type Source = z.infer<typeof Source>;
