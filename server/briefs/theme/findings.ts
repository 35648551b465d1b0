import { isBetter, type Standing, trendOf } from '../../methods/standing.ts';
import type { Item } from '../document.ts';
import { classOfValue, worstClass } from '../shared/classes.ts';
import { lastOf } from '../shared/peers.ts';
import type { Words } from '../words/words.ts';
import type { National } from './facts.ts';

const MOST = 3;

/** What stands for a country, as something whose trend can be told. */
const standingOf = ({ manifest, course }: National): Standing => ({
  period: manifest.period,
  direction: manifest.direction,
  spark: course.map(({ period, value }) => ({ period, value })),
  newest: {} as Standing['newest'],
});

const inWorst = ({ manifest, peers }: National): { count: number; of: number; share: number } => {
  const worst = worstClass(manifest);
  const known = peers.rows.filter(({ value }) => value !== null);
  const count = known.filter(({ value }) => worst && classOfValue(manifest, value)?.id === worst.id).length;
  return { count, of: known.length, share: known.length === 0 ? 0 : count / known.length };
};

const worstLines = (indicators: readonly National[], words: Words): string[] =>
  indicators
    .map((one) => ({ one, ...inWorst(one) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ one, count, of }) =>
      words.say('themeBad', {
        title: words.text(one.manifest.title),
        count,
        of,
        class: words.text(worstClass(one.manifest)?.title ?? one.manifest.title),
      }),
    );

const lastLines = (indicators: readonly National[], words: Words): string[] =>
  indicators
    .filter(({ manifest, peers }) => manifest.direction !== 'neither' && peers.rows.length > 1)
    .slice(0, MOST)
    .flatMap(({ manifest, peers }) => {
      const last = lastOf(peers);
      // As of a place: of what more than half have in common no rank is told.
      if (!last || last.same * 2 > last.of) return [];
      const { same, of } = last;
      const period = words.period(peers.period);
      const said = words.say(same > 1 ? 'themeWorstShared' : 'themeWorst', {
        title: words.text(manifest.title),
        name: last.name,
        value: words.measure(last.value ?? 0, manifest.unit, manifest.decimals),
        ...{ same, of },
      });
      return [period === '' ? said : words.say('inPeriod', { said, period })];
    });

type Change = { better: boolean | null; line: string };

const changes = (indicators: readonly National[], words: Words): Change[] =>
  indicators.flatMap((one) => {
    const trend = trendOf(standingOf(one));
    if (trend === null || trend === 'none') return [];
    const key = one.is
      ? ({ rising: 'themeWholeRising', falling: 'themeWholeFalling' } as const)
      : ({ rising: 'themeRising', falling: 'themeFalling' } as const);
    const line = words.say(key[trend], {
      title: words.text(one.manifest.title),
      from: words.period(one.course[0]?.period ?? ''),
      to: words.period(one.course.at(-1)?.period ?? ''),
    });
    return [{ better: isBetter(trend, one.manifest), line }];
  });

/** What a theme is to be known for: how many are worst, what gets worse, who is last, what gets better. */
export const themeFindings = (indicators: readonly National[], words: Words): Item[] => {
  if (indicators.length === 0) return [{ tone: 'plain', lead: words.say('noData'), lines: [] }];
  const changed = changes(indicators, words);
  const linesOf = (better: boolean) =>
    changed
      .filter((one) => one.better === better)
      .map(({ line }) => line)
      .slice(0, MOST);
  const items: Item[] = [
    { tone: 'bad', lead: words.say('themeLeast'), lines: worstLines(indicators, words) },
    { tone: 'watch', lead: words.say('isWorsening'), lines: linesOf(false) },
    { tone: 'plain', lead: words.say('themeLast'), lines: lastLines(indicators, words) },
    { tone: 'good', lead: words.say('isImproving'), lines: linesOf(true) },
  ];
  const some = items.filter(({ lines }) => lines.length > 0);
  return some.length > 0 ? some : [{ tone: 'plain', lead: words.say('noFindings'), lines: [] }];
};
