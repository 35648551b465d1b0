import type { Cell, Table } from '../document.ts';
import { classOfValue, printed } from '../shared/classes.ts';
import type { National } from '../theme/facts.ts';
import type { Words } from '../words/words.ts';

/** Columns that a page is wide. */
const COLUMNS = 5;

const cellOf = (one: National, place: string, words: Words): Cell => {
  const row = one.peers.rows.find((peer) => peer.place === place);
  const { manifest } = one;
  if (!row || row.value === null) return { kind: 'none' };
  const found = classOfValue(manifest, row.value);
  const label = words.number(row.value, manifest.decimals);
  return found
    ? { kind: 'class', color: printed(found.color), label }
    : { kind: 'value', text: label, note: '' };
};

const tableOf = (indicators: readonly National[], title: string, words: Words): Table => {
  const places = new Map(
    indicators.flatMap(({ peers }) => peers.rows.map(({ place, name }) => [place, name] as const)),
  );
  const heading = ({ manifest, peers }: National): string =>
    [words.text(manifest.title), words.unit(manifest.unit), words.period(peers.period)]
      .filter(Boolean)
      .join(' · ');
  return {
    title,
    columns: [
      { label: words.say('allPlaces'), width: 'rest', align: 'start' },
      ...indicators.map((one) => ({ label: heading(one), width: 'rest' as const, align: 'start' as const })),
    ],
    rows: [...places]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, name]) => [
        { kind: 'name' as const, title: name, note: '', sample: false },
        ...indicators.map((one) => cellOf(one, place, words)),
      ]),
    more: words.say('more'),
  };
};

/** All places with their values of a theme's indicators, in tables as wide as a page; of each level of places its own. */
export const matrixOf = (theme: string, indicators: readonly National[], words: Words): Table[] => {
  const ofPlaces = indicators.filter(({ shown }) => shown.base.manifest.place);
  const bases = new Set(ofPlaces.map(({ shown }) => shown.base.id));
  return [...bases].flatMap((base) => {
    const own = ofPlaces.filter(({ shown }) => shown.base.id === base);
    const parts = Array.from({ length: Math.ceil(own.length / COLUMNS) }, (_, at) =>
      own.slice(at * COLUMNS, (at + 1) * COLUMNS),
    );
    return parts.map((part) => tableOf(part, words.say('tableOf', { theme }), words));
  });
};
