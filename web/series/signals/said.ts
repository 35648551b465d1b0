import type { SignalOne } from '../../../sql/model/api/outlook.ts';
import type { OutlookPeriod } from '../../../sql/model/outlook.ts';
import type { Words } from '../../i18n/intl.tsx';
import type { Charted } from '../charted.ts';
import type { Grain } from '../rollup.ts';
import { measure, pInWords } from '../said.ts';
import { timeWords } from '../time-words.ts';

/** How fine a signal's times are written: as its values are; levels are of years, rises of months. */
const grainOf = ({ kind, period }: SignalOne): Grain => {
  if (kind === 'change-point') return 'year';
  return kind === 'rising-pollution' ? 'month' : ((period ?? 'day') as OutlookPeriod);
};

/** When it began, and whether it goes on. */
export const whenInWords = (one: SignalOne, { series: { timeZone } }: Charted, words: Words): string => {
  const { stamp } = timeWords(words.language, timeZone);
  const since = stamp(Date.parse(one.since) / 1000, grainOf(one));
  if (one.kind === 'change-point') return since;
  if (one.until === null) return words.say('signal.going', { since });
  // It ended where the next period begins.
  const until = stamp(Date.parse(one.until) / 1000 - 1, grainOf(one));
  return since === until ? since : words.say('signal.during', { since, until });
};

/** What shows it, a sentence each, in numbers of what is charted. */
export const evidenceInWords = (one: SignalOne, charted: Charted, words: Words): string[] => {
  const { say, text, number, language } = words;
  const { series, parameter, computed } = charted;
  const { evidence, kind, period } = one;
  const { before, after, p, share, value, peak, at, duration, slope } = evidence;
  const said = (given: number) => measure(given, series.unit, parameter.decimals, words);
  const time = at && timeWords(language, series.timeZone).stamp(Date.parse(at) / 1000, grainOf(one));
  const worst = peak ?? value;
  const found = computed?.info.classes.find(({ id }) => id === evidence.class);
  const chance = p === undefined ? '' : pInWords({ p }, words);
  const lasting =
    duration === undefined || period === null || period === 'none'
      ? []
      : [say(`signal.lasts.${period as OutlookPeriod}`, { count: duration })];
  switch (kind) {
    case 'change-point':
      return before === undefined || after === undefined
        ? []
        : [say('signal.levels', { before: said(before), after: said(after), p: chance })];
    case 'rising-pollution':
      return slope === undefined ? [] : [say('signal.rises', { slope: said(slope), p: chance })];
    case 'anomaly': {
      if (value === undefined || share === undefined || !time) return lasting;
      const isHigh = share > 0.5;
      const percent = number(100 * (isHigh ? share : 1 - share), 0);
      const key = isHigh ? 'signal.higher' : 'signal.lower';
      return [say(key, { value: said(value), time, share: percent }), ...lasting];
    }
    default: {
      if (worst === undefined || !time) return lasting;
      const named = found ? `${said(worst)}, ${text(found.title)}` : said(worst);
      return [say('signal.worst', { value: named, time }), ...lasting];
    }
  }
};

/** Everything of a signal in a line: for pictures, which have no list below them. */
export const signalInWords = (one: SignalOne, charted: Charted, words: Words): string =>
  [
    `${words.say(`signal.kind.${one.kind}`)} (${words.say(`signal.severity.${one.severity}`)}), ${whenInWords(one, charted, words)}.`,
    ...evidenceInWords(one, charted, words),
  ].join(' ');

const KILOMETRE = 1000;

/** How far a source is. */
export const sourceInWords = (metres: number, words: Words): string =>
  words.say('signal.near', {
    metres: metres < KILOMETRE ? measure(metres, 'm', 0, words) : measure(metres / KILOMETRE, 'km', 1, words),
  });
