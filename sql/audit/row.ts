import { createHash } from 'node:crypto';
import type { ActorKind } from '../model/api/audit.ts';

/**
 * A row of the trail as it lies in the database. `before` and `after` are the text that PostgreSQL writes for the jsonb,
 * because that is what was hashed: read as JSON and written again it may be another (1.0 becomes 1).
 */
export type StoredRow = {
  no: number;
  at: string;
  actor_kind: ActorKind;
  actor_id: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  previous: string;
  hash: string;
};

/** What is selected of `audit` to have it so. */
export const ROW = `no, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_kind, actor_id, action,
  object_kind, object_id, before::text as before, after::text as after, reason,
  encode(previous, 'hex') as previous, encode(hash, 'hex') as hash`;

/**
 * The text that is hashed of a row: a JSON array of number, moment, actor's kind and number, action, object's kind and
 * number, before, after, reason, as PostgreSQL writes it (a space after commas). Written here by itself, so that what
 * the database's own function makes is checked by something else.
 */
export const hashedText = (row: StoredRow): string => {
  const words = [row.at, row.actor_kind, row.actor_id, row.action, row.object_kind, row.object_id];
  const cells = [
    String(row.no),
    ...words.map((word) => JSON.stringify(word)),
    row.before ?? 'null',
    row.after ?? 'null',
    JSON.stringify(row.reason),
  ];
  return `[${cells.join(', ')}]`;
};

/** What the chain is made of: a row's number and moment, the text that was hashed, the hash of the row before and its own. */
export type Link = { no: number; at: string; text: string; previous: string; hash: string };

export const linkOf = (row: StoredRow): Link => ({
  no: row.no,
  at: row.at,
  text: hashedText(row),
  previous: row.previous,
  hash: row.hash,
});

/** SHA-256 over the hash of the row before (as bytes; none before the first) and a row's text, in hexadecimal. */
export const chainHash = (previous: string, text: string): string =>
  createHash('sha256').update(previous, 'hex').update(text).digest('hex');

/** The end of a chain, as it is noted elsewhere: `{no}:{hash}`. */
export type Head = { no: number; hash: string };

export const headText = ({ no, hash }: Head): string => `${no}:${hash}`;

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;

/** Null where it is no head. */
export const headOf = (text: string): Head | null => {
  const [, no, hash] = HEAD.exec(text.trim().toLowerCase()) ?? [];
  return no && hash ? { no: Number(no), hash } : null;
};
