import type { PlaceIndicators } from '../../../sql/model/api/indicators.ts';
import { isBetter, placeAmong, trendOf } from '../../methods/standing.ts';
import type { Cell, Tone } from '../document.ts';
import { rankTrack, sparkline } from '../figures/small.ts';
import type { WordKey } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { classNamed, printed } from './classes.ts';

export type One = PlaceIndicators['indicators'][number];

const NONE: Cell = { kind: 'none' };
const rtlOf = ({ language }: Words): boolean => language === 'ar';

/** What a trend is called, and whether that is for the better; null where none can be told. */
export const trendWords = (one: One, { say }: Words): { tone: Tone; text: string } | null => {
  const trend = trendOf(one);
  if (trend === null) return null;
  if (trend === 'none') return { tone: 'plain', text: say('isSteady') };
  const better = isBetter(trend, one);
  const key: WordKey =
    better === null
      ? trend === 'rising'
        ? 'isRising'
        : 'isFalling'
      : better
        ? 'isImproving'
        : 'isWorsening';
  return { tone: better === null ? 'plain' : better ? 'good' : 'bad', text: say(key) };
};

/** Years, months or days that a value is of, and what else is to be known of it. */
const noteOf = ({ newest, sdg }: One, words: Words): string =>
  [
    words.period(newest.period),
    newest.coverage !== null && newest.coverage < 1
      ? words.say('coverage', { share: words.number(newest.coverage * 100, 0) })
      : '',
    sdg ? words.say('sdg', { target: sdg }) : '',
  ]
    .filter(Boolean)
    .join(' · ');

export const nameCell = (one: One, words: Words): Cell => ({
  kind: 'name',
  title: words.text(one.title),
  note: noteOf(one, words),
  sample: one.status === 'sample',
});

export const valueText = ({ newest, unit, decimals }: One, words: Words): string =>
  newest.value === null ? words.say('noValue') : words.measure(newest.value, unit, decimals);

export const valueCell = (one: One, words: Words): Cell => {
  const { lower, upper } = one.newest;
  const isRange = lower !== null && upper !== null;
  return {
    kind: 'value',
    text: valueText(one, words),
    note: isRange
      ? words.say('between', {
          min: words.number(lower, one.decimals),
          max: words.number(upper, one.decimals),
        })
      : '',
  };
};

export const classCell = (one: One, words: Words): Cell => {
  const found = classNamed(one, one.newest.class);
  return found ? { kind: 'class', color: printed(found.color), label: words.text(found.title) } : NONE;
};

export const rankCell = ({ newest }: One, words: Words): Cell => {
  const among = placeAmong(newest);
  if (among === null) return NONE;
  const { ranks, of } = newest;
  const { same } = { same: 1, ...among };
  if (among.kind === 'same')
    return { kind: 'words', tone: 'plain', text: words.say('rankSame', { same, of }) };
  const { rank } = among;
  const isRange = ranks !== null && ranks[0] !== ranks[1];
  const text = isRange
    ? words.say('ranksOf', { first: ranks[0], last: ranks[1], of })
    : words.say(among.kind === 'shared' ? 'rankShared' : 'rankOf', { rank, same, of });
  return { kind: 'figure', figure: rankTrack(rank, of, { rtl: rtlOf(words), alt: text }), text };
};

export const trendCell = (one: One, words: Words): Cell => {
  const said = trendWords(one, words);
  return said ? { kind: 'words', ...said } : NONE;
};

export const sparkCell = ({ spark, title }: One, words: Words): Cell => {
  const alt = `${words.text(title)}: ${words.say('course')}`;
  const drawn = sparkline(
    spark.map(({ value }) => value),
    alt,
  );
  return drawn ? { kind: 'figure', figure: drawn, text: '' } : NONE;
};
