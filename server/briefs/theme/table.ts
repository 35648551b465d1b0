import type { Cell, Table } from '../document.ts';
import { classBar, sparkline } from '../figures/small.ts';
import { classOfValue, printed } from '../shared/classes.ts';
import { lastOf } from '../shared/peers.ts';
import type { Words } from '../words/words.ts';
import type { National } from './facts.ts';

export const told = ({ manifest }: National, value: number | null, words: Words): string =>
  value === null ? words.say('noValue') : words.measure(value, manifest.unit, manifest.decimals);

/** What the figure of an indicator is, that stands for the country. */
export const standsFor = ({ is }: National, words: Words): string => words.say(is ? 'whole' : 'median');

const nameCell = ({ manifest, shown, peers }: National, words: Words): Cell => ({
  kind: 'name',
  title: words.text(manifest.title),
  note: [
    words.text(shown.base.manifest.title),
    words.period(peers.period),
    manifest.sdg ? words.say('sdg', { target: manifest.sdg }) : '',
  ]
    .filter(Boolean)
    .join(' · '),
  sample: shown.layer.manifest.status === 'sample',
});

/** How many are of each class, in words too: who does not see the bar reads it. */
const spreadCell = ({ manifest, peers }: National, words: Words): Cell => {
  const values = peers.rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const counts = manifest.classes.map((one) => ({
    title: words.text(one.title),
    color: printed(one.color),
    count: values.filter((value) => classOfValue(manifest, value)?.id === one.id).length,
  }));
  const some = counts.filter(({ count }) => count > 0);
  const text = some.map(({ title, count }) => `${title}: ${words.number(count, 0)}`).join(' · ');
  return { kind: 'figure', figure: classBar(counts, { rtl: words.language === 'ar', alt: text }), text };
};

const lastCell = (national: National, words: Words): Cell => {
  const { manifest, peers } = national;
  const last = lastOf(peers);
  if (!last || manifest.direction === 'neither' || peers.rows.length < 2) return { kind: 'none' };
  const note = last.same > 1 ? words.say('rankSame', { same: last.same, of: last.of }) : last.name;
  return { kind: 'value', text: told(national, last.value, words), note };
};

const courseCell = ({ course, manifest }: National, words: Words): Cell => {
  const drawn = sparkline(
    course.map(({ value }) => value),
    `${words.text(manifest.title)}: ${words.say('course')}`,
    { width: 70, height: 20 },
  );
  return drawn ? { kind: 'figure', figure: drawn, text: '' } : { kind: 'none' };
};

/** What the figures of a table are: each says it where some are the country's own and some are the middle. */
const headOf = (indicators: readonly National[], words: Words): { head: string; isSaid: boolean } => {
  const all = [...new Set(indicators.map((one) => standsFor(one, words)))];
  return all.length === 1
    ? { head: all[0] ?? '', isSaid: false }
    : { head: words.say('value'), isSaid: true };
};

/** Indicators of a theme in the whole country: its own figure or the middle, how many of each class, who is last, how that figure went. */
export const nationalTable = (indicators: readonly National[], words: Words): Table => {
  const { head, isSaid } = headOf(indicators, words);
  return tableOf(indicators, words, { head, noteOf: (one) => (isSaid ? standsFor(one, words) : '') });
};

const tableOf = (
  indicators: readonly National[],
  words: Words,
  { head, noteOf }: { head: string; noteOf: (one: National) => string },
): Table => ({
  title: words.say('headline'),
  columns: [
    { label: words.say('indicator'), width: 'rest', align: 'start' },
    { label: head, width: 'auto', align: 'end' },
    { label: words.say('spread'), width: 'auto', align: 'start' },
    { label: words.say('last'), width: 'auto', align: 'end' },
    { label: words.say('course'), width: 'auto', align: 'start' },
  ],
  rows: indicators.map((one) => [
    nameCell(one, words),
    { kind: 'value', text: told(one, one.value, words), note: noteOf(one) },
    spreadCell(one, words),
    lastCell(one, words),
    courseCell(one, words),
  ]),
  more: words.say('more'),
});
