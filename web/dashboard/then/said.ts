import type { Words } from '../../i18n/intl.tsx';
import { periodInWords } from '../../place/period-words.ts';
import { nameIn } from '../../series/names.ts';
import { difference, measure } from '../../series/said.ts';
import type { Sheet } from '../../ui/take-along/sheet.ts';
import type { Pair } from './pairs.ts';

export const titleOf = ({ of }: Pair, { language }: Pick<Words, 'language'>): string =>
  nameIn(of.title, language, of.key);

/** What it is of, where there is more to say than its title. */
export const standsOf = ({ of }: Pair, words: Words): string => of.stands?.(words) ?? '';

/** What became of it, in words. */
export const changedSaid = ({ change, better, of }: Pair, words: Words): string => {
  if (change === 0) return words.say('dashboard.then.same');
  const told = difference(change, of.unit, of.decimals, words);
  if (better === null) return told;
  return `${told} · ${words.say(better ? 'dashboard.then.better' : 'dashboard.then.worse')}`;
};

/** How many got better and worse: what is said first. */
export const leadOf = (pairs: readonly Pair[], years: number, { say }: Words): string =>
  say('dashboard.then.said', {
    ...{ years, of: pairs.length },
    better: pairs.filter(({ better }) => better === true).length,
    worse: pairs.filter(({ better }) => better === false).length,
  });

/** Pairs as a table and a picture. */
export const sheetOf = (pairs: readonly Pair[], years: number, words: Words, head: string): Sheet => {
  const { say, text, language } = words;
  const isOfSomething = pairs.some((pair) => standsOf(pair, words) !== '');
  return {
    lead: leadOf(pairs, years, words),
    columns: [
      ...[head, say('dashboard.then.before'), say('dashboard.then.now'), say('dashboard.then.change')],
      ...[say('dashboard.column.unit'), say('dashboard.then.classThen'), say('dashboard.then.classNow')],
      ...[say('dashboard.then.periodThen'), say('dashboard.then.periodNow'), say('dashboard.column.page')],
      ...(isOfSomething ? [say('dashboard.column.stands')] : []),
    ],
    rows: pairs.map((pair) => {
      const { of, before, now, period, classThen, classNow, change } = pair;
      const told = (value: number) => measure(value, of.unit, of.decimals, words);
      return {
        cells: [
          ...[titleOf(pair, words), before, now, change, of.unit],
          ...[classThen && text(classThen.title), classNow && text(classNow.title)],
          ...[period, of.period, of.page],
          ...(isOfSomething ? [standsOf(pair, words)] : []),
        ],
        head: titleOf(pair, words),
        value: told(now),
        lines: [
          [
            say('join.said', { what: periodInWords(period, language), said: told(before) }),
            say('join.said', { what: periodInWords(of.period, language), said: told(now) }),
            changedSaid(pair, words),
            standsOf(pair, words),
          ]
            .filter(Boolean)
            .join(' · '),
        ],
      };
    }),
    notes: [],
  };
};
