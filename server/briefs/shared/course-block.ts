import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import type { Block } from '../document.ts';
import { WIDTH } from '../document.ts';
import { course, type Mark } from '../figures/course.ts';
import type { Words } from '../words/words.ts';
import type { One } from './cells.ts';
import { classNamed, classOfValue, legendOf, printed } from './classes.ts';

export const CHART = { width: WIDTH.main, height: 112 } as const;

/** Fewer values make no course. */
const LEAST: Partial<Record<IndicatorPeriod, number>> = { year: 5, month: 13, day: 30, hour: 30 };

export const hasCourse = ({ period, spark }: One): boolean =>
  spark.filter(({ value }) => value !== null).length >= (LEAST[period] ?? Number.POSITIVE_INFINITY);

/** What is written below: years as they are, of months and days those that begin a year or a month. */
const ticksOf = ({ period, spark }: One, words: Words): { at: number; label: string }[] =>
  spark.flatMap(({ period: label }, at) => {
    if (period === 'year') return [{ at, label }];
    if (period === 'month') return label.endsWith('-01') ? [{ at, label: label.slice(0, 4) }] : [];
    return label.slice(8, 10) === '01' ? [{ at, label: words.period(label.slice(0, 7)) }] : [];
  });

/** Where the two least wished for classes begin, as lines of a course that shows no classes itself. */
const marksOf = ({ classes, direction, unit, decimals }: One, words: Words): Mark[] => {
  if (direction === 'neither') return [];
  const limits = classes.slice(0, -1).map(({ below }, at) => {
    const worse = direction === 'higher-worse' ? classes[at + 1] : classes[at];
    const value = words.measure(below ?? 0, unit, decimals);
    return {
      value: below ?? 0,
      label: words.say('limitMark', { title: worse ? words.text(worse.title) : '', value }),
    };
  });
  return direction === 'higher-worse' ? limits.slice(-2).reverse() : limits.slice(0, 2);
};

const leadOf = ({ spark, unit, decimals }: One, words: Words): string => {
  const known = spark.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  const last = known.at(-1);
  const most = known.reduce((high, one) => (one.value > high.value ? one : high), known[0]!);
  if (!last) return '';
  const told = (value: number) => words.measure(value, unit, decimals);
  return last === most
    ? words.say('chartHigh', { period: words.period(last.period), value: told(last.value) })
    : words.say('chartLast', {
        value: told(last.value),
        period: words.period(last.period),
        max: told(most.value),
        when: words.period(most.period),
      });
};

/** The course of an indicator: of years as bars in the colours of their classes, of months and days as a line with limits. */
export const courseBlock = (one: One, words: Words): Block => {
  const isYears = one.period === 'year';
  const values = one.spark.map(({ value }) => value);
  const lead = leadOf(one, words);
  const title = words.text(one.title);
  return {
    kind: 'figure',
    title,
    lead,
    figure: course({
      values,
      ticks: ticksOf(one, words),
      marks: isYears ? [] : marksOf(one, words),
      drawn: isYears ? 'bars' : 'line',
      ...(isYears
        ? {
            colors: values
              .map((value) => classOfValue(one, value))
              .map((found) => found && printed(found.color)),
          }
        : {}),
      number: words.number,
      alt: `${title}. ${lead}`,
      size: CHART,
      rtl: words.language === 'ar',
    }),
    legend: isYears ? legendOf(one, words, false) : [],
    caption: [words.unit(one.unit), classNamed(one, one.newest.class) ? words.text(one.classesSource) : '']
      .filter(Boolean)
      .join(' · '),
    sample: one.status === 'sample',
  };
};
