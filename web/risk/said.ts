import type { Words } from '../i18n/intl.tsx';
import { nameIn } from '../series/names.ts';
import { tenthsIn } from './figures.ts';
import type { RiskRow } from './weigh.ts';

/** The sentence that stands over the ranking: who is first, how sure that is, and how many are in the two highest classes. */
export const findingOf = (
  rows: readonly RiskRow[],
  classes: readonly { id: string }[],
  { say, language }: Pick<Words, 'say' | 'language'>,
): string => {
  const there = rows.filter(({ score }) => score !== null);
  const [first] = there;
  if (!first?.ranks) return say('risk.said.nothing');
  const high = new Set(classes.slice(-2).map(({ id }) => id));
  const many = there.filter((row) => row.class && high.has(row.class.id)).length;
  return [
    say(first.ranks.last > 1 ? 'risk.said.firstUnsure' : 'risk.said.first', {
      name: nameIn(first.name, language, first.id),
      score: tenthsIn(language)(first.score),
      last: first.ranks.last,
    }),
    say('risk.said.high', { count: many, of: there.length }),
  ].join(' ');
};
