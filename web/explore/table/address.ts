import type { LayerInfo } from '../../../sql/model/api.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { Language } from '../../../sql/model/text.ts';
import { askedTime } from '../asked-time.ts';

/** The formats that a layer, or a part of it, is handed out in. */
export const DOWNLOADS = ['csv', 'geojson', 'gpkg', 'fgb', 'geojsonseq'] as const;

/** Which rows of a layer are wanted, and in which order. `codes` are chosen values by property. */
export type Wanted = {
  words: string;
  codes: Readonly<Record<string, string>>;
  sort: { column: string; isDescending: boolean } | null;
  day: string | null;
};

/**
 * The moment whose state is seen: the viewer's, else that which the map's tiles show by themselves (the present of computed
 * values, the day on which others were published); null without time.
 */
export const dayOf = (info: LayerInfo, time: string | null): string | null => {
  const { layer, publishedAt } = info;
  if (!layer.time) return null;
  return time === null ? (layer.computed?.present ?? publishedAt.slice(0, 10)) : askedTime(info, time);
};

/** The published column that a property is read from in a language. */
export const columnIn = (property: Property, language: Language): string =>
  property.type === 'text' ? `${property.name}_${language}` : property.name;

const partOf = ({ words, codes, day }: Wanted): [string, string][] => [
  ...(words.trim() ? [['q', words.trim()] as [string, string]] : []),
  ...Object.entries(codes),
  ...(day ? [['datetime', day] as [string, string]] : []),
];

/** Do the wanted rows leave some out that the day has? */
export const isNarrowed = ({ words, codes }: Wanted): boolean =>
  words.trim() !== '' || Object.keys(codes).length > 0;

const address = ({ links }: LayerInfo, parts: readonly [string, string][]): string => {
  const { pathname } = new URL(links.items);
  return `${pathname}?${new URLSearchParams(parts.map(([name, value]) => [name, value]))}`;
};

/** Where a first page of the wanted rows is; the server sorts, narrows and counts. */
export const pageAddress = (info: LayerInfo, wanted: Wanted, limit: number): string =>
  address(info, [
    ...partOf(wanted),
    ...(wanted.sort
      ? [['sortby', `${wanted.sort.isDescending ? '-' : ''}${wanted.sort.column}`] as [string, string]]
      : []),
    ['count', 'true'],
    ['limit', String(limit)],
  ]);

/** Where it is said how many features there are on a day. */
export const countAddress = (info: LayerInfo, day: string | null): string =>
  address(info, [
    ...(day ? [['datetime', day] as [string, string]] : []),
    ['count', 'true'],
    ['skipGeometry', 'true'],
    ['limit', '1'],
  ]);

/** Where a file of all wanted rows is, loaded or not. */
export const fileAddress = (info: LayerInfo, wanted: Wanted, format: (typeof DOWNLOADS)[number]): string =>
  address(info, [['f', format], ...partOf(wanted)]);
