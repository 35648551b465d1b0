import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type {
  BudgetManifest,
  ComplianceRow,
  DeclaredTotal,
  TaxMeasure,
} from '../../sql/model/budget/budget.ts';
import { type BudgetCode, SCHEMES, type Scheme, STANDARD_CODES } from '../../sql/model/budget/code.ts';
import type { Problem } from '../../sql/model/problem.ts';
import { dialectOf } from '../read/csv-dialect.ts';
import { headOf } from '../read/encoding.ts';
import { ReadError, type ReadOptions } from '../read/row.ts';
import { unzip } from '../read/unzip.ts';
import { checkSums } from './check-sums.ts';
import { columnsOf } from './columns.ts';
import { type Concept, conceptOfType } from './concepts.ts';
import {
  type Descriptor,
  datasetOf,
  descriptorAt,
  fileOf,
  manifestOf,
  type Resource,
  readDescriptor,
} from './descriptor.ts';
import { factsOf, type Lookups } from './facts.ts';
import { type Gathered, openGatherer, type RowFinding } from './gather.ts';
import { type Cells, cellsOf, codesIn, complianceIn, measuresIn, totalsIn } from './tables.ts';

/** A budget as it was read: whole, or with what keeps it out. */
export type Budget = {
  dataset: string;
  manifest: BudgetManifest;
  codes: BudgetCode[];
  gathered: Pick<Gathered, 'lines' | 'amounts'>;
  measures: TaxMeasure[];
  compliance: ComplianceRow[];
  problems: Problem[];
  /** Rows that hold amounts. */
  rows: number;
  input: string;
};

/** What is known beside the file: places by code, and a budget that a bare file is a new version of, with what is told beside its lines. */
export type Beside = {
  placesOf: (level: string) => Promise<(code: string) => string | null>;
  before:
    | (Pick<Budget, 'dataset' | 'manifest' | 'measures' | 'compliance'> & { codes: readonly BudgetCode[] })
    | null;
};

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * Codes such as 05.1 look like numbers with a point, so that nothing can be told from all fields: where commas do not part the
 * fields of a text, they part decimals (a point is read in any case).
 */
const decimalIn = async (path: string, delimiter: string | undefined): Promise<ReadOptions> => {
  if (!/\.(csv|tsv|txt)$/i.test(path)) return {};
  const head = (await headOf(path)).toString('latin1');
  return dialectOf(head, delimiter === undefined ? {} : { delimiter }).delimiter === ','
    ? {}
    : { decimal: ',' };
};

const optionsOf = async (path: string, { encoding, dialect }: Partial<Resource>): Promise<ReadOptions> => ({
  ...(encoding === undefined ? {} : { encoding }),
  ...(dialect?.delimiter === undefined ? {} : { delimiter: dialect.delimiter }),
  ...(await decimalIn(path, dialect?.delimiter)),
});

/** A table of a package by its usual name, as texts; none where there is no such table. */
const tableNamed = async (
  package_: Package,
  name: string,
  tell: (input: string, found: RowFinding) => void,
): Promise<Cells[]> => {
  const resource = package_.descriptor.resources.find((one) => one.name === name);
  if (!resource) return [];
  const path = fileOf(package_.folder, resource);
  return cellsOf(path, await optionsOf(path, resource), (found) => tell(basename(path), found));
};

type Package = { descriptor: Descriptor; folder: string };

/** The values of tables that others point into by foreign keys, and the codes that they list. */
const lookedUp = async (package_: Package, tell: (input: string, found: RowFinding) => void) => {
  const lookups = new Map<string, Map<string, Partial<Record<Concept, string>>>>();
  const wanted = package_.descriptor.resources.flatMap((resource) => columnsOf(resource)?.keys ?? []);
  for (const { resource: name, field } of wanted) {
    const fields = package_.descriptor.resources.find((one) => one.name === name)?.schema?.fields ?? [];
    const concepts = fields.flatMap(({ name: column, columnType }) => {
      const concept = columnType === undefined ? null : conceptOfType(columnType);
      return concept === null ? [] : [{ column, concept }];
    });
    const cells = await tableNamed(package_, name, tell);
    lookups.set(
      name,
      new Map(
        cells.map(({ of }) => [
          of[field] ?? '',
          Object.fromEntries(
            concepts.flatMap(({ column, concept }) => (of[column] ? [[concept, of[column]]] : [])),
          ),
        ]),
      ),
    );
  }
  return lookups;
};

const byScheme = (codes: readonly BudgetCode[]): Map<Scheme, Map<string, BudgetCode>> =>
  new Map(
    SCHEMES.map((scheme) => [
      scheme,
      new Map(codes.filter((one) => one.scheme === scheme).map((one) => [one.code, one])),
    ]),
  );

type Source = { path: string; options: ReadOptions; columns: ReturnType<typeof columnsOf>; lookups: Lookups };

type Start = {
  dataset: string;
  manifest: BudgetManifest;
  own: BudgetCode[];
  sources: Source[];
  totals: (tell: (found: RowFinding) => void) => DeclaredTotal[];
  measures: TaxMeasure[];
  compliance: ComplianceRow[];
};

/** Reads what a package says beside its amounts. */
const startOfPackage = async (
  package_: Package,
  tell: (input: string, found: RowFinding) => void,
): Promise<Start> => {
  const { descriptor, folder } = package_;
  const manifest = manifestOf(descriptor, decimalsOf);
  const tables = new Map<string, Cells[]>();
  for (const name of ['codes', 'totals', 'tax-measures', 'tax-amounts', 'compliance'])
    tables.set(name, await tableNamed(package_, name, tell));
  const of = (name: string) => tables.get(name) ?? [];
  const telling = (name: string) => (found: RowFinding) => tell(name, found);
  const lookups = await lookedUp(package_, tell);
  const sources: Source[] = [];
  for (const resource of descriptor.resources) {
    const columns = columnsOf(resource);
    if (!columns) continue;
    const path = fileOf(folder, resource);
    sources.push({ path, options: await optionsOf(path, resource), columns, lookups });
  }
  if (sources.length === 0) throw new ReadError('No table of the package has a column of type "value".');
  const fallback = { source: manifest.sources[0]!.title, isSample: manifest.status === 'sample' };
  return {
    dataset: datasetOf(descriptor),
    manifest,
    own: codesIn(of('codes'), fallback, telling('codes')),
    sources,
    totals: (told) => totalsIn(of('totals'), manifest, told),
    measures: measuresIn(of('tax-measures'), of('tax-amounts'), manifest, telling('tax-measures')),
    compliance: complianceIn(of('compliance'), manifest, telling('compliance')),
  };
};

/** A bare table is of the lines of a new version; all else that the budget tells goes on as it was. */
const startOfFile = async (path: string, { before }: Beside): Promise<Start> => {
  if (!before)
    throw new ReadError(
      'A bare table says nothing of the budget: name the one that it is a version of, or describe it.',
    );
  return {
    dataset: before.dataset,
    manifest: before.manifest,
    own: [...before.codes],
    sources: [{ path, options: await optionsOf(path, {}), columns: null, lookups: new Map() }],
    totals: () => [],
    measures: before.measures,
    compliance: before.compliance,
  };
};

const gather = async (
  { sources, manifest, own }: Start,
  placeOf: (code: string) => string | null,
  tell: (input: string, found: RowFinding) => void,
) => {
  const gatherer = openGatherer({ manifest, codes: byScheme([...STANDARD_CODES, ...own]), placeOf });
  let rows = 0;
  for (const { path, options, columns, lookups } of sources)
    for await (const item of factsOf(path, options, columns, lookups)) {
      if ('problem' in item) tell(basename(path), item.problem);
      else if (item.facts.length > 0) rows += 1;
      for (const fact of 'facts' in item ? item.facts : []) gatherer.add(fact);
    }
  return { gathered: gatherer.end(), rows };
};

/** The codes that lines are classified by, and all above them: of the standards no more than that. */
const usedCodes = ({ lines, labelled }: Gathered, own: readonly BudgetCode[]): BudgetCode[] => {
  const all = new Map(
    [...STANDARD_CODES, ...own, ...labelled].map((one) => [`${one.scheme} ${one.code}`, one]),
  );
  const used = new Map<string, BudgetCode>();
  for (const scheme of SCHEMES)
    for (const code of new Set(lines.map((line) => line[scheme])))
      for (let at = code; at !== null; ) {
        const found = all.get(`${scheme} ${at}`);
        if (!found || used.has(`${scheme} ${at}`)) break;
        used.set(`${scheme} ${at}`, found);
        at = found.parent;
      }
  return [...used.values()].sort((a, b) => (a.scheme + a.code < b.scheme + b.code ? -1 : 1));
};

const readStart = async (
  path: string,
  start: Start,
  beside: Beside,
  problems: Problem[],
): Promise<Budget> => {
  const tell = (input: string, { row, ...found }: RowFinding) => void problems.push({ ...found, row, input });
  const placeOf = await beside.placesOf(start.manifest.placeLevel);
  const { gathered, rows } = await gather(start, placeOf, tell);
  const input = basename(start.sources[0]!.path);
  for (const found of gathered.findings) tell(input, found);
  const codes = usedCodes(gathered, start.own);
  const totals = start.totals((found) => tell('totals', found));
  for (const found of checkSums(gathered, totals, [...codes, ...start.own], start.manifest))
    tell(found.of === 'totals' ? 'totals' : input, found.finding);
  if (gathered.amounts.length === 0 && problems.length === 0)
    throw new ReadError(`${basename(path)} holds no amount.`);
  const { dataset, manifest, measures, compliance } = start;
  return { dataset, manifest, codes, gathered, measures, compliance, problems, rows, input: basename(path) };
};

/**
 * Reads a budget: a Fiscal Data Package (a folder, a zip, or its `datapackage.json`), or a bare table (CSV, XLSX, JSON) as a new
 * version of `beside.before`. Throws ReadError where the whole is not to be read; what is wrong with a row is in `problems`.
 */
export const readBudget = async (path: string, beside: Beside): Promise<Budget> => {
  const problems: Problem[] = [];
  const tell = (input: string, { row, ...found }: RowFinding) => void problems.push({ ...found, row, input });
  const of = async (at: { file: string; folder: string }): Promise<Budget> => {
    const start = await startOfPackage({ descriptor: readDescriptor(at.file), folder: at.folder }, tell);
    return readStart(path, start, beside, problems);
  };
  const found = descriptorAt(path);
  if (found) return of(found);
  if (!/\.zip$/i.test(path)) return readStart(path, await startOfFile(path, beside), beside, problems);
  const { files, done } = await unzip(path);
  const inside = files.find((file) => basename(file) === 'datapackage.json');
  try {
    if (!inside) throw new ReadError(`${basename(path)} holds no datapackage.json.`);
    return await of(descriptorAt(inside)!);
  } finally {
    await done();
  }
};

/** What a budget says, whatever file it came in: the same again is no other version. */
export const digestOf = ({ manifest, codes, gathered, measures, compliance }: Budget): string => {
  const hash = createHash('sha256');
  const put = (value: unknown) =>
    hash.update(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)));
  put([manifest, codes, measures, compliance]);
  for (const line of gathered.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))) put(line);
  const amounts = gathered.amounts.map(({ line, year, kind, minor }) => `${line} ${year} ${kind} ${minor}`);
  put(amounts.sort());
  return hash.digest('hex');
};
