import type pg from 'pg';
import { badParameter } from '../../http/error.ts';

const TAKE = `update record_file set case_no = $2, event_no = $3, sender = null
  where id = any($1::uuid[]) and case_no is null and state in ('waiting', 'clean')`;

/**
 * Puts files with a case, in the caller's transaction. Each is put with one case once: a number that somebody guesses, or saw
 * in another case, is no file (400).
 */
export const takeFiles = async (
  client: pg.ClientBase,
  ids: readonly string[],
  at: { caseNo: number; eventNo: number },
): Promise<void> => {
  if (ids.length === 0) return;
  const { rowCount } = await client.query(TAKE, [ids, at.caseNo, at.eventNo]);
  if (rowCount !== new Set(ids).size) throw badParameter('answers', 'no-such-file');
};
