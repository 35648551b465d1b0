import type { Expected, Headline, Reason, Whereabouts } from '../../sql/model/api/dashboard.ts';
import type { Words } from '../i18n/intl.tsx';
import { LOCALES } from '../i18n/messages.ts';
import { featureIn } from '../place/address.ts';
import { periodInWords } from '../place/period-words.ts';
import { nameIn } from '../series/names.ts';
import { measure } from '../series/said.ts';
import { timeWords } from '../series/time-words.ts';

export const placeName = ({ name, place }: Whereabouts, { language }: Pick<Words, 'language'>): string =>
  nameIn(name, language, featureIn(place)?.feature ?? place);

export const percent = (share: number, { language }: Pick<Words, 'language'>): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** What the figure of a headline is of: the country itself, or the middle of so many; of one place nothing need be said. */
export const standsSaid = ({ whole, of }: Headline, { say, text }: Pick<Words, 'say' | 'text'>): string => {
  if (whole) return text(whole.is);
  return of > 1 ? say('dashboard.headlines.median', { of }) : '';
};

/** A probability, no surer than a thousand drawn paths can tell. */
export const likely = (probability: number, words: Pick<Words, 'language'>): string => {
  if (probability > 0.99) return `\u2066> ${percent(0.99, words)}\u2069`;
  return probability < 0.01 ? `\u2066< ${percent(0.01, words)}\u2069` : percent(probability, words);
};

/** A score from 0 to 10, always with its one digit: columns of them are read. */
export const scoreSaid = (score: number, { language }: Pick<Words, 'language'>): string =>
  new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    score,
  );

type Of<Kind extends Reason['kind']> = Extract<Reason, { kind: Kind }>;

const signalSaid = (one: Of<'signal'>, words: Words): string =>
  words.say('dashboard.reason.signal', {
    kind: one.signal.replaceAll('-', ''),
    title: words.text(one.title),
    value: one.value === null ? '–' : measure(one.value, one.unit, one.decimals, words),
    since: timeWords(words.language, 'UTC').stamp(Date.parse(one.since) / 1000, 'month'),
  });

const riskSaid = ({ title, score, class: own, ranks }: Of<'risk'>, words: Words): string => {
  const said = { title: words.text(title), score: scoreSaid(score, words), class: words.text(own.title) };
  return ranks
    ? words.say('dashboard.reason.risk', { ...said, ...ranks })
    : words.say('dashboard.reason.riskOne', said);
};

const classSaid = (one: Of<'class'>, words: Words): string => {
  const period = periodInWords(one.period, words.language);
  const said = {
    title: words.text(one.title),
    value: measure(one.value, one.unit, one.decimals, words),
    class: words.text(one.class.title),
  };
  return period
    ? words.say('dashboard.reason.class', { ...said, period })
    : words.say('dashboard.reason.classNow', said);
};

/** A reason as a sentence. */
export const reasonSaid = (one: Reason, words: Words): string => {
  const { say, text } = words;
  switch (one.kind) {
    case 'warning':
      return say('dashboard.reason.warning', {
        headline: text(one.headline),
        until: words.moment(one.expires),
      });
    case 'limit':
      return say('dashboard.reason.limit', {
        ...{ title: text(one.title), limit: text(one.limit.title), year: one.year },
        value: measure(one.limit.value, one.unit, one.decimals, words),
        ...{ count: words.number(one.count, 0), allowed: one.allowed },
      });
    case 'signal':
      return signalSaid(one, words);
    case 'risk':
      return riskSaid(one, words);
    case 'class':
      return classSaid(one, words);
    case 'forecast':
      return say('dashboard.reason.forecast', {
        ...{ title: text(one.title), limit: text(one.limit.title), side: one.limit.side },
        probability: likely(one.probability, words),
        value: measure(one.limit.value, one.unit, one.decimals, words),
        until: words.day(one.until),
      });
  }
};

const GRAINS = { hour: 'hour', day: 'day', month: 'month', year: 'year' } as const;

/** A period ahead, as its own clock tells it. */
export const stepSaid = (start: string, { period, timeZone }: Expected, { language }: Words): string =>
  timeWords(language, timeZone).stamp(Date.parse(start) / 1000, GRAINS[period]);

/** What is expected, as sentences: the end of the forecast, what it may go beyond, how good it is. */
export const expectedSaid = (one: Expected, words: Words): string[] => {
  const { say, text } = words;
  const last = one.steps.at(-1);
  const told = (value: number) => measure(value, one.unit, one.decimals, words);
  return [
    last &&
      say('dashboard.outlook.line', {
        ...{ value: told(last.median), low: told(last.lower80), high: told(last.upper80) },
        period: stepSaid(last.start, one, words),
      }),
    one.limit &&
      say('dashboard.outlook.beyond', {
        ...{ limit: text(one.limit.title), side: one.limit.side, value: told(one.limit.value) },
        probability: likely(one.limit.probability, words),
      }),
    one.emptyInDays !== null && say('dashboard.outlook.empty', { days: words.number(one.emptyInDays, 0) }),
    one.beatsNaive
      ? one.crpss !== null && say('dashboard.outlook.skill', { skill: percent(one.crpss, words) })
      : say('dashboard.outlook.naive'),
  ].filter((line): line is string => typeof line === 'string' && line !== '');
};
