import { SCHEMES } from '../../../sql/model/budget/code.ts';
import { LINES_HEAD } from './csv.ts';
import type { Budget } from './which.ts';

/** The tables of a package, by the names that the reader knows them by. */
export const TABLES = ['lines', 'codes', 'tax-measures', 'tax-amounts', 'compliance'] as const;
export type TableName = (typeof TABLES)[number];

const TYPES: Record<string, [type: string, columnType: string]> = {
  line: ['string', 'budget-line-id'],
  title_ar: ['string', 'biatouna:title:ar'],
  title_fr: ['string', 'biatouna:title:fr'],
  title_en: ['string', 'biatouna:title:en'],
  administration: ['string', 'administrative-classification:generic:code'],
  function: ['string', 'functional-classification:cofog:code'],
  economic: ['string', 'economic-classification:gfsm:code'],
  programme: ['string', 'activity:generic:program:code'],
  place: ['string', 'geo:code'],
  gender: ['integer', 'biatouna:gender'],
  year: ['integer', 'date:fiscal-year'],
  kind: ['string', 'phase:id'],
  amount: ['number', 'value'],
  currency: ['string', 'value-currency:code'],
};

const fieldOf = (name: string) => {
  const [type, columnType] = TYPES[name]!;
  return { name, type, columnType };
};

/** `datapackage.json` of a version: a Fiscal Data Package 1.0 whose tables are addresses of ours, and which the reader takes back. */
export const packageOf = (budget: Budget, address: (table: TableName) => string) => {
  const { dataset, version, manifest } = budget;
  const resource = (name: TableName) => ({
    name,
    path: address(name),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
  });
  return {
    profile: 'fiscal-data-package',
    name: dataset,
    version: String(version),
    title: manifest.title.en,
    description: manifest.description.en,
    licenses: [{ name: manifest.licence, title: manifest.licence }],
    sources: manifest.sources.map(({ title, path }) => ({ title, ...(path ? { path } : {}) })),
    biatouna: {
      titles: manifest.title,
      descriptions: manifest.description,
      status: manifest.status,
      currency: manifest.currency,
      decimals: manifest.decimals,
      placeLevel: manifest.placeLevel,
      population: manifest.population,
      deflator: manifest.deflator,
    },
    resources: [
      {
        ...resource('lines'),
        profile: 'tabular-data-resource',
        schema: { fields: LINES_HEAD.map(fieldOf), primaryKey: ['line', 'year', 'kind'] },
      },
      ...TABLES.filter((name) => name !== 'lines').map(resource),
    ],
    schemes: SCHEMES,
  };
};
