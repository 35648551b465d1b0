import { z } from 'zod';

/** Raised when a program of before could not read what this one writes. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const whole = z.int().nonnegative();

const Column = z.strictObject({ name: Name, type: z.string() });

/** A table as the catalogue of its database has it. `key` tells its rows apart, which lie in its order. */
export const Table = z.strictObject({
  name: Name,
  columns: z.array(Column).min(1),
  key: z.array(Name).min(1),
});
export type Table = z.infer<typeof Table>;

/** Also the counters of identity columns. Counters are text, as they may pass what a number holds. */
export const Sequence = z.strictObject({
  name: Name,
  last: z.string().regex(/^-?\d{1,19}$/),
  called: z.boolean(),
});
export type Sequence = z.infer<typeof Sequence>;

/** Rows of a table, of one layer where it is partitioned by layer. */
export const Rows = z.strictObject({ table: Name, layer: whole.nullable() });
export type Rows = z.infer<typeof Rows>;

/** The same as they lie in the file: in COPY's text form, a line a row. */
export const Part = z.strictObject({ ...Rows.shape, rows: whole, bytes: whole, sha256: Sha256 });
export type Part = z.infer<typeof Part>;

/** What a backup says of itself; the last entry of its file. */
export const Manifest = z
  .strictObject({
    format: z.literal(FORMAT),
    product: z.string(),
    made: z.iso.datetime(),
    engine: z.enum(['embedded', 'server']),
    postgres: z.string(),
    postgis: z.string(),
    /** Tells, for a SECRET_KEY, whether it is the one that the database was sealed with; null where there was none. */
    secret: z.strictObject({ salt: z.string(), check: z.string() }).nullable(),
    migrations: z.array(z.strictObject({ id: whole, name: z.string(), checksum: Sha256 })).min(1),
    tables: z.array(Table),
    sequences: z.array(Sequence),
    parts: z.array(Part),
  })
  .refine(({ tables, parts }) => parts.every((part) => tables.some(({ name }) => name === part.table)), {
    error: 'a part belongs to no table',
  });
export type Manifest = z.infer<typeof Manifest>;

/** Name of a part in the file. */
export const entryOf = ({ table, layer }: Rows): string =>
  layer === null ? `rows/${table}.copy` : `rows/${table}/${layer}.copy`;
