import Papa from 'papaparse';
import type { IndicatorValue } from '../../../sql/model/api/indicators.ts';
import type { Language } from '../../../sql/model/text.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import type { Shown } from './values-sql.ts';

const COLUMNS = [
  'indicator',
  'place',
  'name',
  'period',
  'value',
  'lower',
  'upper',
  'coverage',
  'missing',
  'class',
  'rank',
  'ties',
  'of',
  'unit',
  '_source',
  '_licence',
  '_sample',
] as const;

const linesOf = (row: readonly unknown[]): string =>
  `${Papa.unparse([row as unknown[]], { newline: '\r\n' })}\r\n`;

/** The line of names. */
export const headerLine = (bom: boolean): string => (bom ? '\ufeff' : '') + linesOf(COLUMNS);

type Provenance = { language: Language; cells: [source: string, licence: string, sample: string] };

/** CSV has no place for metadata: its columns hold them. */
export const provenanceOf = ({ layer }: Shown, { sources }: Snapshot, language: Language): Provenance => {
  const own = layer.manifest.sources.flatMap((id) => sources.get(id) ?? []);
  return {
    language,
    cells: [
      own.map((source) => source.citation ?? `${source.publisher}, ${source.title[language]}`).join('; '),
      [...new Set(own.map(({ licence }) => licence))].join('; '),
      String(layer.manifest.status === 'sample'),
    ],
  };
};

/** A value as a line, in the language of the request where its place has a name in it. */
export const lineOf = (
  value: IndicatorValue,
  { indicator: { manifest } }: Shown,
  { language, cells }: Provenance,
): string => {
  const { place, name, period, lower, upper, coverage, missing, rank, ties, of } = value;
  const named = name[language] ?? Object.values(name)[0] ?? '';
  return linesOf([
    manifest.id,
    place,
    named,
    period,
    value.value,
    lower,
    upper,
    coverage,
    missing,
    value.class,
    rank,
    ties,
    of,
    manifest.unit,
    ...cells,
  ]);
};
