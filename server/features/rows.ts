import type { Db } from '../../sql/db.ts';
import type { Value } from '../../sql/model/property.ts';
import { badParameter } from '../http/error.ts';
import { Abandoned, cancellable } from '../layers/cancellable.ts';
import type { Sql } from '../layers/visible.ts';
import { isOutsideDomain } from './area.ts';
import { countQuery, type Key, keysQuery, type RowsRequest, rowsAtQuery, rowsQuery } from './rows-query.ts';

/** A feature as it is read; `geometry` is text or bytes as the form says. */
export type FeatureRow = Key & {
  id: string;
  properties: Record<string, Value>;
  valid_from: string | null;
  valid_to: string | null;
  geometry: string | Buffer | null;
};

/** About what one query should bring; the embedded engine answers others between two of them. */
const TARGET_BYTES = 1_500_000;
const MOST_ROWS = 2000;
/** The first query is small, as nobody knows yet how large the rows are. */
const FIRST_ROWS = { point: 500, line: 30, polygon: 30 };

/** Runs a query of the reading pool until the signal aborts; a projection that cannot take the layer is a 400. */
export const queryRows = async <Row extends object>(
  db: Db,
  { text, values }: Sql,
  signal: AbortSignal,
): Promise<Row[]> => {
  const found = await cancellable(db, signal, (client) => client.query<Row>(text, [...values])).catch(
    (error: unknown) => {
      throw isOutsideDomain(error) ? badParameter('crs', 'invalid-parameter', { reason: 'PROJ' }) : error;
    },
  );
  return found.rows;
};

const sizeOf = (rows: readonly FeatureRow[]): number =>
  rows.reduce((sum, row) => sum + 300 + (row.geometry?.length ?? 0), 0);

const nextSize = (rows: readonly FeatureRow[]): number =>
  Math.min(MOST_ROWS, Math.max(1, Math.floor((rows.length * TARGET_BYTES) / Math.max(1, sizeOf(rows)))));

type Reading = { after: Key | null; limit: number; signal: AbortSignal };

/** None where nobody waits for them any more. */
const unlessAbandoned = async <Row>(rows: Promise<Row[]>): Promise<Row[]> =>
  rows.catch((error: unknown) => {
    if (error instanceof Abandoned) return [];
    throw error;
  });

/** Rows in an order that has no index: their places are found at once, then the rows are fetched in chunks. */
const orderedChunks = async function* (
  db: Db,
  request: RowsRequest,
  { after, limit, signal }: Reading,
): AsyncGenerator<FeatureRow[]> {
  const keys = await unlessAbandoned(queryRows<Key>(db, keysQuery(request, after, limit), signal));
  let size = FIRST_ROWS[request.selection.layer.manifest.geometry];
  for (let from = 0; from < keys.length && !signal.aborted; ) {
    const part = keys.slice(from, from + size);
    const rows = await unlessAbandoned(queryRows<FeatureRow>(db, rowsAtQuery(request, part), signal));
    if (rows.length > 0) yield rows;
    from += part.length;
    size = nextSize(rows);
  }
};

/**
 * Reads the features of a request in chunks of about a megabyte, up to `limit` rows. Each chunk is a query of its own, as
 * an open cursor would block the embedded engine; that they fit together is the revision's doing. Ends early when the
 * signal aborts.
 */
export const chunksOf = async function* (
  db: Db,
  request: RowsRequest,
  reading: Reading,
): AsyncGenerator<FeatureRow[]> {
  const { after, limit, signal } = reading;
  // Computed values are joined with what they stand for: each chunk would join and order all of them again.
  if (request.sort || request.selection.layer.manifest.computed)
    return yield* orderedChunks(db, request, reading);
  let last = after;
  let left = limit;
  let size = FIRST_ROWS[request.selection.layer.manifest.geometry];
  while (left > 0 && !signal.aborted) {
    const wanted = Math.min(size, left);
    const rows = await unlessAbandoned(queryRows<FeatureRow>(db, rowsQuery(request, last, wanted), signal));
    if (rows.length > 0) yield rows;
    if (rows.length < wanted) return;
    last = rows.at(-1) ?? null;
    left -= rows.length;
    size = nextSize(rows);
  }
};

/** How many features a request has in all; `single` where every one is a single point. */
export const countOf = async (
  db: Db,
  request: RowsRequest,
  signal: AbortSignal,
): Promise<{ count: number; single: boolean }> => {
  const rows = await queryRows<{ count: number; single: boolean | null }>(db, countQuery(request), signal);
  return { count: rows[0]?.count ?? 0, single: rows[0]?.single ?? false };
};
