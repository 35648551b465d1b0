import { colorOf, type Scheme } from '../../sql/model/style/palette.ts';
import type { Words } from '../i18n/intl.tsx';
import { measure } from '../series/said.ts';
import type { Sheet } from '../ui/take-along/sheet.ts';
import { classOf, type PlaceIndicator } from './model.ts';
import { rankWords } from './parts.tsx';
import { periodInWords } from './period-words.ts';

/** Where the card of an indicator stands on its page. */
export const cardAnchor = (indicator: string): string => `card-${indicator}`;

/** The line of a card as it stands on the page, for the picture. */
const lineDrawn = (indicator: string): SVGSVGElement[] => [
  ...document.querySelectorAll<SVGSVGElement>(`[id="${cardAnchor(indicator)}"] .sparkline`),
];

/** An indicator of a place as a table of its last values, and as a picture of its newest. */
export const cardSheet = (one: PlaceIndicator, scheme: Scheme, words: Words): Sheet => {
  const { say, text, language } = words;
  const { newest, spark, unit, decimals } = one;
  const told = newest.value === null ? say('place.noValue') : measure(newest.value, unit, decimals, words);
  const own = classOf(one);
  const period = periodInWords(newest.period, language);
  const values = spark.length > 0 ? spark : [{ period: newest.period, value: newest.value }];
  return {
    lead: [text(one.title), told].join(': '),
    columns: [say('card.period'), say('card.value'), say('card.unit')],
    rows: values.map(({ period: at, value }) => ({
      cells: [at, value, unit],
      head: periodInWords(at, language) || at,
    })),
    pictured: [
      {
        cells: [],
        head: own ? text(own.title) : told,
        ...(own ? { color: colorOf(own.color, scheme) } : {}),
        lines: [[period, rankWords(one, words)].filter(Boolean).join(' · ')],
      },
    ],
    notes: [...new Set(one.sources.map(({ title, publisher }) => `${text(title)}, ${publisher}`))],
    drawings: () => lineDrawn(one.indicator),
  };
};
