import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import type { Text } from '../../sql/model/text.ts';
import { AuthorityWord, DEFAULT_WORD } from '../../sql/model/warning.ts';
import { transaction } from '../../sql/transaction.ts';
import { notFound } from '../http/error.ts';

/** An institution as the one who warns. */
export type Authority = { id: string; name: Text; word: Text; contact: Text | null };

type Row = { id: string; name: Text; word: unknown; contact: unknown };

const AUTHORITY = `select i.id, i.name, a.word, a.contact from institution i
    left join warning_authority a on a.institution_id = i.id`;

const authorityOf = ({ id, name, word, contact }: Row): Authority => {
  const set = AuthorityWord.safeParse({ word, contact });
  return { id, name, ...(set.success ? set.data : { word: DEFAULT_WORD, contact: null }) };
};

/** Who warns, with its word for it; null where there is no such institution. */
export const findAuthority = async (
  client: pg.ClientBase | pg.Pool,
  id: string,
): Promise<Authority | null> => {
  const { rows } = await client.query<Row>(`${AUTHORITY} where i.id = $1`, [id]);
  return rows[0] ? authorityOf(rows[0]) : null;
};

/** Every institution that is open, with its word. */
export const listAuthorities = async (client: pg.ClientBase | pg.Pool): Promise<Authority[]> => {
  const { rows } = await client.query<Row>(`${AUTHORITY} where i.status = 'open' order by i.id`);
  return rows.map(authorityOf);
};

const SET = `insert into warning_authority (institution_id, word, contact) select id, $2, $3 from institution where id = $1
  on conflict (institution_id) do update set word = excluded.word, contact = excluded.contact`;

/** Sets the word that an institution has for its warnings, and how it is reached; 404 where there is none. */
export const setAuthority = (db: Db, actor: Actor, id: string, set: AuthorityWord): Promise<void> =>
  transaction(db, async (client) => {
    const { rowCount } = await client.query(SET, [
      id,
      JSON.stringify(set.word),
      set.contact && JSON.stringify(set.contact),
    ]);
    if (!rowCount) throw notFound('no-such-thing', id);
    await audit(client, {
      actor,
      action: 'warning.authority.set',
      object: { kind: 'institution', id },
      after: set,
    });
  });
