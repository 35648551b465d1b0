import type { OpenSdgRow, OpenSdgTable } from '../../sql/model/sdg/dataset.ts';
import type { Language } from '../../sql/model/text.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { Computed, SdgFacts, SdgSight } from './facts.ts';

type Cells = Omit<OpenSdgRow, 'row' | 'period'>;

const levelTitle = ({ country }: SdgSight, { shown }: Computed, language: Language): string => {
  const level = shown.base.manifest.place?.level;
  const titled = country.levels.find(({ id }) => id === level);
  return (titled?.title ?? shown.base.manifest.title)[language];
};

/** Values are told to the decimals that the indicator is told by, and one more. */
const rounded = ({ shown }: Computed, value: number): number =>
  Number(value.toFixed(Math.min(15, shown.indicator.manifest.decimals + 1)));

const rowsOf = (one: Computed, columns: readonly string[], column: string, language: Language): Cells[] => {
  const { title, unit } = one.shown.indicator.manifest;
  const cells = (place: string): string[] =>
    columns.map((name) =>
      name === 'Series' ? title[language] : name === 'Units' ? unit : name === column ? place : '',
    );
  const national = one.line.values.map(({ year, value }) => ({
    ...{ year, geoCode: '', cells: cells('') },
    value: rounded(one, value),
  }));
  if (one.line.made === null) return national;
  const local = one.places.flatMap(({ place, named, values }) => {
    const name = nameOf(one.shown.base, named)[language] ?? place;
    return values.map(({ year, value }) => ({
      ...{ year, geoCode: place, cells: cells(name) },
      value: rounded(one, value),
    }));
  });
  return [...national, ...local];
};

/**
 * The values of a number of the goals as Open SDG has them: what stands for the country in rows without categories, then every place with
 * its name and its id as GeoCode. Null where there are none. A file that was taken in comes out as it came.
 */
export const tableOf = (
  sight: SdgSight,
  facts: SdgFacts,
  id: string,
  language: Language,
): OpenSdgTable | null => {
  const computed = facts.computed.filter(({ sdg }) => sdg === id);
  if (computed.length === 0) {
    const file = facts.datasets.find(({ indicator }) => indicator === id);
    return file ? { columns: file.columns, rows: file.rows } : null;
  }
  const levels = [...new Set(computed.map((one) => levelTitle(sight, one, language)))];
  const columns = ['Series', 'Units', ...levels];
  const rows = computed.flatMap((one) => rowsOf(one, columns, levelTitle(sight, one, language), language));
  return { columns, rows: rows.map((one, at) => ({ ...one, row: at + 1, period: String(one.year) })) };
};
