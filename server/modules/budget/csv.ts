import Papa from 'papaparse';
import { SCHEMES } from '../../../sql/model/budget/code.ts';
import { FORMULA } from '../../../sql/model/formula.ts';
import type { Text } from '../../../sql/model/text.ts';
import type { Every } from './queries.ts';
import { decimalOf } from './rules.ts';
import type { Compliance, Sums, TaxExpenditures } from './schema.ts';
import type { Budget } from './which.ts';

type Cell = string | number | null | undefined;

const written = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => [...row]),
        { newline: '\r\n', escapeFormulae: FORMULA },
      )}\r\n`;

/** A table as CSV (RFC 4180); what a spreadsheet would take for a formula stands behind an apostrophe, which the reader takes away. */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  written([head, ...rows]);

const titles = (name: string) => [`${name}_ar`, `${name}_fr`, `${name}_en`];
const texts = (text: Text | null): Cell[] => [text?.ar, text?.fr, text?.en];

/** What every file says of where it is from. */
const PROVENANCE = ['_source', '_licence', '_sample', '_version'];
const provenance = ({ manifest, version }: Budget): Cell[] => [
  manifest.sources.map(({ title }) => title).join('; '),
  manifest.licence,
  String(manifest.status === 'sample'),
  version,
];

export const sumsCsv = (sums: Sums, budget: Budget): string =>
  csvOf(
    [
      'year',
      'kind',
      'by',
      'code',
      ...titles('title'),
      'amount',
      'currency',
      'share',
      'lines',
      'per_head',
      'constant',
      ...PROVENANCE,
    ],
    sums.rows.map((row) => [
      ...[sums.year, sums.kind, sums.by, row.code, ...texts(row.title), row.amount, sums.of.currency],
      ...[row.share, row.lines, row.perHead, row.constant, ...provenance(budget)],
    ]),
  );

export const LINES_HEAD = [
  'line',
  ...titles('title'),
  ...SCHEMES,
  'place',
  'gender',
  'year',
  'kind',
  'amount',
  'currency',
];

/** Amounts as rows of the table that a package holds; without its head. */
export const linesCsv = (rows: readonly Every[], { manifest }: Budget): string =>
  written(
    rows.map((row) => [
      ...[row.id, ...texts(row.title), ...SCHEMES.map((scheme) => row[scheme]), row.place, row.gender],
      ...[row.year, row.kind, decimalOf(BigInt(row.minor), manifest.decimals), manifest.currency],
    ]),
  );

export const measuresCsv = ({ measures }: TaxExpenditures): string =>
  csvOf(
    [
      'id',
      ...titles('title'),
      'tax',
      ...titles('tax_title'),
      ...titles('legal_basis'),
      ...titles('objective'),
      ...titles('beneficiaries'),
      'method',
    ],
    measures.map((one) => [
      ...[one.id, ...texts(one.title), one.tax, ...texts(one.taxTitle), ...texts(one.legalBasis)],
      ...[...texts(one.objective), ...texts(one.beneficiaries), one.method],
    ]),
  );

const decimal = (minor: string | null, { manifest }: Budget): string | null =>
  minor === null ? null : decimalOf(BigInt(minor), manifest.decimals);

export const taxAmountsCsv = ({ measures }: TaxExpenditures, budget: Budget): string =>
  csvOf(
    ['measure', 'year', 'amount', 'beneficiaries'],
    measures.flatMap(({ id, years }) =>
      years.map(({ year, amount, beneficiaries }) => [id, year, decimal(amount, budget), beneficiaries]),
    ),
  );

export const complianceCsv = ({ rows }: Compliance, budget: Budget): string =>
  csvOf(
    [
      'year',
      'tax',
      ...titles('tax_title'),
      'registered',
      'filed',
      'filed_on_time',
      'paid_on_time',
      'audits',
      'reassessed',
      'arrears',
    ],
    rows.map((one) => [
      ...[
        one.year,
        one.tax,
        ...texts(one.taxTitle),
        one.registered,
        one.filed,
        one.filedOnTime,
        one.paidOnTime,
      ],
      ...[one.audits, decimal(one.reassessed, budget), decimal(one.arrears, budget)],
    ]),
  );
