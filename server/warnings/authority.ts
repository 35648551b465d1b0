import type pg from 'pg';
import type { Text } from '../../sql/model/text.ts';
import { AuthorityWord, DEFAULT_WORD } from '../../sql/model/warning.ts';

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
