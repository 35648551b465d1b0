import type pg from 'pg';
import type { CaseLine } from '../../../sql/model/api/records.ts';
import { searchWords } from '../../../sql/model/records/words.ts';
import type { Kind } from '../types.ts';
import { type LineRow, lineOfRow, selectLines } from './line.ts';

/** Words that say little: shorter ones are mostly particles in all three languages. */
const LEAST_LETTERS = 3;
const MOST_WORDS = 20;
/** Of a word this much is compared, so that most endings do not matter. */
const STEM = 5;
const MOST_LOOKED_AT = 60;
const MOST_TOLD = 5;
/** Of the words of both together, twice those that they share: titles that share less are about something else. */
const LEAST_ALIKE = 0.4;

const stemsOf = (text: string): Set<string> =>
  new Set(
    searchWords(text)
      .split(' ')
      .filter((word) => word.length >= LEAST_LETTERS)
      .slice(0, MOST_WORDS)
      .map((word) => word.slice(0, STEM)),
  );

/** How alike two titles are, 0 to 1 (Dice's coefficient of the beginnings of their words; Dice 1945, Ecology 26: 297). */
export const likeness = (one: string, other: string): number => {
  const [a, b] = [stemsOf(one), stemsOf(other)];
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
};

const FOUND = `${selectLines()}
  where c.module = $1 and c.is_public and to_tsvector('simple'::regconfig, c.public_words) @@ to_tsquery('simple'::regconfig, $2)
  order by ts_rank(to_tsvector('simple'::regconfig, c.public_words), to_tsquery('simple'::regconfig, $2)) desc, c.no desc
  limit ${MOST_LOOKED_AT}`;

/** Published cases of a module whose titles read like one that is being written, the likest first. */
export const alikeCases = async (
  pool: pg.Pool,
  { module, type }: Kind,
  title: string,
): Promise<CaseLine[]> => {
  const stems = [...stemsOf(title)];
  if (stems.length === 0) return [];
  const { rows } = await pool.query<LineRow>(FOUND, [
    module.id,
    stems.map((stem) => `${stem}:*`).join(' | '),
  ]);
  const now = new Date().toISOString();
  return rows
    .map((row) => lineOfRow(type, row, 'public', now))
    .map((line) => ({ line, alike: likeness(title, line.title) }))
    .filter(({ alike }) => alike >= LEAST_ALIKE)
    .sort((one, other) => other.alike - one.alike)
    .slice(0, MOST_TOLD)
    .map(({ line }) => line);
};
