import type pg from 'pg';
import type { ActorKind } from '../model/api/audit.ts';
import { type Head, ROW, type StoredRow } from './row.ts';

/** Anything that answers queries. */
export type Readable = pg.Pool | pg.ClientBase;

/** What is picked of the trail; `from` is in, `to` is out, an action is picked with all that begins with its words. */
export type AuditFilter = {
  from?: string | undefined;
  to?: string | undefined;
  actorKind?: ActorKind | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  objectKind?: string | undefined;
  objectId?: string | undefined;
};

const CONDITIONS: Record<keyof AuditFilter, (value: string) => string> = {
  from: (value) => `at >= to_timestamp(${value}::float8)`,
  to: (value) => `at < to_timestamp(${value}::float8)`,
  actorKind: (value) => `actor_kind = ${value}`,
  actor: (value) => `actor_id = ${value}`,
  action: (value) => `(action = ${value} or starts_with(action, ${value} || '.'))`,
  objectKind: (value) => `object_kind = ${value}`,
  objectId: (value) => `object_id = ${value}`,
};

/** A moment as seconds since 1970: PostgreSQL knows fewer years and offsets by their text than ISO 8601 allows. */
const boundOf = (name: keyof AuditFilter, text: string): string =>
  name === 'from' || name === 'to' ? String(Date.parse(text) / 1000) : text;

const whereOf = (filter: AuditFilter, first: number): { text: string; values: string[] } => {
  const given = (Object.keys(CONDITIONS) as (keyof AuditFilter)[]).filter(
    (name) => filter[name] !== undefined,
  );
  return {
    text: given.map((name, index) => ` and ${CONDITIONS[name](`$${first + index}`)}`).join(''),
    values: given.map((name) => boundOf(name, filter[name]!)),
  };
};

/** What of the trail is there to be read: the end that its head notes, and the last row that lies there. */
export const endOf = async (db: Readable): Promise<{ head: Head; last: number }> => {
  const { rows } = await db.query<Head & { last: number }>(
    `select coalesce(no, 0) as no, coalesce(encode(hash, 'hex'), '') as hash, coalesce(last, 0) as last
     from (select max(no) as last from audit) rows left join audit_head on true`,
  );
  const { no, hash, last } = rows[0]!;
  return { head: { no, hash }, last };
};

/** The newest rows before a number that a filter picks, newest first. */
export const newestRows = async (
  db: Readable,
  filter: AuditFilter,
  { before, limit }: { before: number; limit: number },
): Promise<StoredRow[]> => {
  const { text, values } = whereOf(filter, 3);
  const { rows } = await db.query<StoredRow>(
    `select ${ROW} from audit where no < $1${text} order by no desc limit $2`,
    [before, limit, ...values],
  );
  return rows;
};

const PAGE = 1000;

/** All rows up to a number that a filter picks, oldest first, a page at a time: no more is held, and no connection meanwhile. */
export async function* allRows(db: Readable, filter: AuditFilter, upTo: number): AsyncGenerator<StoredRow[]> {
  const { text, values } = whereOf(filter, 4);
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await db.query<StoredRow>(
      `select ${ROW} from audit where no > $1 and no <= $2${text} order by no limit $3`,
      [after, upTo, PAGE, ...values],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.no;
  }
}
