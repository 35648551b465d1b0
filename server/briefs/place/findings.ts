import { isBetter, placeAmong, standsOut, trendOf } from '../../methods/standing.ts';
import type { Item } from '../document.ts';
import { type One, valueText } from '../shared/cells.ts';
import type { Words } from '../words/words.ts';

const STANDING = { rank: 'standing', shared: 'standingShared', same: 'standingSame' } as const;

/** Where a value stands among those of its period; of a rank that others have, too, how many share it. */
const standing = (one: One, words: Words): string => {
  const period = words.period(one.newest.period);
  const among = placeAmong(one.newest) ?? { kind: 'rank', rank: one.newest.rank ?? 0 };
  const said = words.say(STANDING[among.kind], {
    title: words.text(one.title),
    value: valueText(one, words),
    of: one.newest.of,
    ...among,
  });
  return period === '' ? said : words.say('inPeriod', { said, period });
};

const trending = (one: One, words: Words): string => {
  const known = one.spark.filter(({ value }) => value !== null);
  return words.say('trending', {
    title: words.text(one.title),
    from: words.period(known[0]?.period ?? ''),
    to: words.period(known.at(-1)?.period ?? ''),
    value: valueText(one, words),
  });
};

const changing = (indicators: readonly One[]) => {
  const told = indicators.flatMap((one) => {
    const trend = trendOf(one);
    return trend === null || trend === 'none' ? [] : [{ one, better: isBetter(trend, one) }];
  });
  return {
    worsening: told.filter(({ better }) => better === false).map(({ one }) => one),
    improving: told.filter(({ better }) => better === true).map(({ one }) => one),
  };
};

/** Sentences that there is room for under each lead. */
const MOST = { worst: 3, worsening: 3, best: 2, improving: 2 };

/** What a place is to be known for: where it is among the last, what gets worse, where it is among the first, what gets better. */
export const findingsOf = (indicators: readonly One[], words: Words): Item[] => {
  if (indicators.length === 0) return [{ tone: 'plain', lead: words.say('noData'), lines: [] }];
  const { best, worst } = standsOut(indicators);
  const { worsening, improving } = changing(indicators);
  const ranks = (list: readonly One[], tone: Item['tone'], lead: string): Item => ({
    tone,
    lead,
    lines: list.map((one) => standing(one, words)),
  });
  const trends = (list: readonly One[], tone: Item['tone'], lead: string): Item => ({
    tone,
    lead,
    lines: list.map((one) => trending(one, words)),
  });
  // What is told by its rank is not told again by its trend.
  const ranked: readonly One[] = [...worst, ...best];
  const untold = (list: readonly One[]) => list.filter((one) => !ranked.includes(one));
  const items = [
    ranks(worst.slice(0, MOST.worst), 'bad', words.say('isWorst')),
    trends(untold(worsening).slice(0, MOST.worsening), 'watch', words.say('isWorsening')),
    ranks(best.slice(0, MOST.best), 'good', words.say('isBest')),
    trends(untold(improving).slice(0, MOST.improving), 'good', words.say('isImproving')),
  ].filter(({ lines }) => lines.length > 0);
  return items.length > 0 ? items : [{ tone: 'plain', lead: words.say('noFindings'), lines: [] }];
};
