import type pg from 'pg';
import type { Db } from '../db.ts';
import { relationOf, type Shape, shapeOf } from './catalogue.ts';
import { onClient } from './on-client.ts';

/** The text form of values must be the same whatever the server's settings are, and all the time that it takes allowed. */
const SETTINGS = `
set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
set local extra_float_digits = 1; set local bytea_output = 'hex'; set local cursor_tuple_fraction = 1;
set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** A layer that goes between the look at the catalogue and the lock. */
const UNDEFINED_TABLE = '42P01';
const ATTEMPTS = 5;

const begin = async (client: pg.PoolClient): Promise<Shape> => {
  await client.query('begin isolation level repeatable read read only');
  await client.query(SETTINGS);
  const shape = await shapeOf(client);
  // Nothing that is read may be dropped or rewritten meanwhile; who reads and writes is not hindered.
  const names = shape.rows.map(relationOf).join(', ');
  if (names) await client.query(`lock table ${names} in access share mode`);
  return shape;
};

const beginAgain = (client: pg.PoolClient, left: number): Promise<Shape> =>
  begin(client).catch(async (error: { code?: string }) => {
    await client.query('rollback');
    if (error.code !== UNDEFINED_TABLE || left === 0) throw error;
    return beginAgain(client, left - 1);
  });

/**
 * Reads a database as it was at one moment, whatever is written meanwhile. On a server nobody waits; on the embedded engine
 * everybody does until it ends.
 */
export const withSnapshot = <T>(
  db: Db,
  work: (client: pg.PoolClient, shape: Shape) => Promise<T>,
): Promise<T> =>
  onClient(db, async (client) => {
    const result = await work(client, await beginAgain(client, ATTEMPTS));
    await client.query('commit');
    return result;
  });
