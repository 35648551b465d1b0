import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf, type Property } from '../../sql/model/property.ts';
import type { Language } from '../../sql/model/text.ts';

/** A column of a file: the published name it is read from, its type, and what people call it. */
export type FileColumn = {
  name: string;
  type: 'text' | 'double' | 'whole' | 'boolean' | 'date' | 'instant';
  title: string;
  description: string | null;
};

const TYPES: Record<Property['type'], FileColumn['type']> = {
  string: 'text',
  text: 'text',
  place: 'text',
  number: 'double',
  integer: 'whole',
  boolean: 'boolean',
  date: 'date',
};

const VALIDITY: Record<'valid_from' | 'valid_to', Record<Language, string>> = {
  valid_from: { ar: 'صالح من', fr: 'Valable à partir de', en: 'Valid from' },
  valid_to: { ar: 'صالح إلى (غير مشمول)', fr: 'Valable jusqu’à (exclu)', en: 'Valid until (exclusive)' },
};

const titled = (property: Property, column: string, language: Language): string => {
  const unit = 'unit' in property && property.unit ? ` (${property.unit})` : '';
  const tongue = property.type === 'text' ? ` (${column.slice(-2)})` : '';
  return property.title[language] + unit + tongue;
};

/** The columns of a layer's files with their types, of those that are asked for. */
export const fileColumns = (
  manifest: Layer,
  columns: readonly string[],
  language: Language,
): FileColumn[] => {
  const declared = manifest.properties.flatMap((property) =>
    columnsOf(property).map(
      (name): FileColumn => ({
        name,
        type: TYPES[property.type],
        title: titled(property, name, language),
        description: property.description?.[language] ?? null,
      }),
    ),
  );
  const type = manifest.time?.resolution === 'second' ? 'instant' : 'date';
  const bounds = (['valid_from', 'valid_to'] as const).map(
    (name): FileColumn => ({ name, type, title: VALIDITY[name][language], description: null }),
  );
  return [...declared, ...bounds].filter(
    ({ name }, index, all) => columns.includes(name) && all.findIndex((each) => each.name === name) === index,
  );
};

/** A name for what every row has besides its properties: with underscores before it where a property is called so. */
export const freeName = (wanted: string, columns: readonly string[]): string =>
  columns.includes(wanted) ? freeName(`_${wanted}`, columns) : wanted;
