import { anyOf, coverage } from '../../../sql/model/records/likeness.ts';
import { sameText } from '../../../sql/model/text.ts';
import { type LineRow, lineOfRow, selectLines } from '../cases/line.ts';
import { stateOf } from '../cases/standing.ts';
import type { Found, Looking } from './suggest.ts';

const MOST_LOOKED_AT = 60;
const FOUND = `${selectLines('c.public_words as words, c.kind')}
  where c.module = $1 and c.is_public and to_tsvector('simple'::regconfig, c.public_words) @@ to_tsquery('simple'::regconfig, $2)
  order by ts_rank(to_tsvector('simple'::regconfig, c.public_words), to_tsquery('simple'::regconfig, $2)) desc, c.no desc
  limit ${MOST_LOOKED_AT}`;

/** Published cases of the same module that were closed: questions with their answers. */
export const suggestedCases = async ({ services, kind, stems }: Looking): Promise<Found[]> => {
  const { rows } = await services.db
    .read()
    .query<LineRow & { words: string; kind: string }>(FOUND, [kind.module.id, anyOf(stems)]);
  const now = new Date().toISOString();
  return rows
    .filter((row) => row.kind === 'closed')
    .map((row) => {
      const { title } = lineOfRow(kind.type, row, 'public', now);
      const status = stateOf(kind.type, row.state).title;
      return {
        suggestion: { kind: 'cases', id: row.number, title: sameText(title), status },
        covers: coverage(stems, row.words),
      };
    });
};
