import { z } from 'zod';
import {
  BUDGET_KINDS,
  BudgetKind,
  BudgetManifest,
  ComplianceRow,
  DatasetId,
  LineId,
  TaxMeasure,
} from '../../../sql/model/budget/budget.ts';
import { BudgetCode, CodeId, SCHEMES } from '../../../sql/model/budget/code.ts';
import { Problem } from '../../../sql/model/problem.ts';
import { LANGUAGES, Text } from '../../../sql/model/text.ts';

/** What sums may be made by. */
export const DIMENSIONS = [...SCHEMES, 'place', 'gender'] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

/** Stands for what is not classified, or not of any one place. */
export const NONE = 'none';

const whole = (
  pattern: RegExp,
  meta: { minimum: number; maximum: number; example: number; description: string },
) =>
  z
    .string()
    .regex(pattern)
    .transform(Number)
    .optional()
    .meta({ type: 'integer', ...meta });

const Year = whole(/^(19|20|21)\d\d$/, {
  minimum: 1900,
  maximum: 2199,
  example: 2024,
  description: 'A fiscal year; the newest where nothing is said.',
});
const Version = whole(/^[1-9]\d{0,5}$/, {
  minimum: 1,
  maximum: 999_999,
  example: 1,
  description: 'The budget as this load of it was; the newest where nothing is said.',
});
const Lang = z.enum(LANGUAGES).optional().meta({ description: 'Language of texts; else Accept-Language.' });
const Kind = BudgetKind.default('voted').meta({ description: 'As it was voted, revised or executed.' });
const Form = z.enum(['json', 'csv']).optional();
const Code = CodeId.optional();

const which = {
  dataset: DatasetId.optional().meta({ description: 'Which budget; the first where nothing is said.' }),
  version: Version,
  lang: Lang,
};

/** What lines are narrowed by: a code and all below it, or `none` for what is not classified. */
const filters = {
  administration: Code,
  function: Code.meta({ description: 'COFOG: a division (05) or group (05.1).', example: '05' }),
  economic: Code,
  programme: Code,
  place: z
    .union([z.literal(NONE), z.string().regex(/^[a-z][a-z-]{0,39}:[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,40}$/)])
    .optional(),
  gender: z.enum(['0', '1', '2', NONE, 'tagged']).optional().meta({
    description:
      'Marker of the DAC: 0 not targeted, 1 significant, 2 principal objective; `tagged` is 1 or 2.',
  }),
};

/** How lines follow each other. */
export const LineOrder = z.enum(['amount', 'id']);
export type LineOrder = z.infer<typeof LineOrder>;

export const WhichQuery = z.object(which);
export type WhichQuery = z.infer<typeof WhichQuery>;
export const TableQuery = z.object({ ...which, f: Form });
export const SumsQuery = z.object({
  ...which,
  ...filters,
  year: Year,
  kind: Kind,
  by: Dimension.default('function'),
  f: Form,
});
export type SumsQuery = z.infer<typeof SumsQuery>;
export const LinesQuery = z.object({
  ...which,
  ...filters,
  year: Year,
  kind: Kind,
  limit: z
    .string()
    .regex(/^0*[1-9]\d*$/)
    .transform((text) => Math.min(Number(text), 500))
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  order: LineOrder.default('amount').meta({
    description: 'The largest amount first, and by id among equal ones; or by id.',
  }),
  after: LineId.optional().meta({
    description: 'Where a page begins: the id that the one before ended with.',
  }),
  f: Form,
});
export type LinesQuery = z.infer<typeof LinesQuery>;
export const ReportQuery = z.object({ ...which, year: Year });

/** Why a report of a kind is made: names in its address. */
export const REPORTS = ['tax-expenditure', 'compliance'] as const;
export type Report = (typeof REPORTS)[number];

/** An amount as an exact decimal in the currency, and what is made of it for comparison; null where it cannot be. */
export const Measured = z.object({
  amount: z.string().regex(/^-?\d+(\.\d+)?$/),
  perHead: z.number().nullable(),
  constant: z.number().nullable(),
});
export type Measured = z.infer<typeof Measured>;

export const VersionInfo = z.object({
  version: z.int(),
  loadedAt: z.iso.datetime(),
  lines: z.int(),
  amounts: z.int(),
  input: z.string(),
  warnings: z.int(),
});

/** Which budget an answer is of. */
export const Of = z.object({
  dataset: DatasetId,
  version: z.int(),
  status: z.enum(['real', 'sample']),
  currency: z.string(),
  decimals: z.int(),
});

/** `GET /api/budget`: the budgets that there are. */
export const BudgetList = z.object({
  budgets: z.array(
    z.object({
      id: DatasetId,
      /** Which one is told of here; the newest stands first among `versions`. */
      version: z.int(),
      manifest: BudgetManifest,
      /** Where the numbers of people come from that amounts per head are made of; null where there are none. */
      population: z.object({ sources: z.array(Text), status: z.enum(['real', 'sample']) }).nullable(),
      years: z.array(z.int()),
      kinds: z.array(z.enum(BUDGET_KINDS)),
      taxYears: z.array(z.int()),
      complianceYears: z.array(z.int()),
      versions: z.array(VersionInfo),
      package: z.string(),
    }),
  ),
});
export type BudgetList = z.infer<typeof BudgetList>;

export const Named = z.object({ code: z.string(), title: Text });

export const SumRow = Measured.extend({
  /** null for what stands at this level itself, or is not classified. */
  code: z.string().nullable(),
  title: Text.nullable(),
  share: z.number(),
  lines: z.int(),
  /** Whether it has parts of its own. */
  hasParts: z.boolean(),
  people: z.number().nullable(),
});
export type SumRow = z.infer<typeof SumRow>;

/** `GET /api/budget/sums`: sums by a dimension, the largest first; they add up to `total` exactly. */
export const Sums = z.object({
  of: Of,
  year: z.int(),
  kind: BudgetKind,
  by: Dimension,
  /** What it is narrowed to in that dimension, from the top down. */
  path: z.array(Named),
  total: Measured.extend({ lines: z.int() }),
  rows: z.array(SumRow),
  /** The same selection in all years and kinds. */
  course: z.array(Measured.extend({ year: z.int(), kind: BudgetKind })),
  people: z.number().nullable(),
});
export type Sums = z.infer<typeof Sums>;

const LineInfo = z.object({
  id: LineId,
  title: Text.nullable(),
  administration: Named.nullable(),
  function: Named.nullable(),
  economic: Named.nullable(),
  programme: Named.nullable(),
  place: Named.nullable(),
  gender: z.int().nullable(),
});
export type LineInfo = z.infer<typeof LineInfo>;

/** `GET /api/budget/lines`: a page of lines. */
export const Lines = z.object({
  of: Of,
  year: z.int(),
  kind: BudgetKind,
  lines: z.array(LineInfo.extend({ amount: z.string() })),
  next: z.string().nullable(),
});
export type Lines = z.infer<typeof Lines>;

/** `GET /api/budget/lines/{id}` */
export const LineDetail = z.object({
  of: Of,
  line: LineInfo,
  paths: z.record(z.enum(SCHEMES), z.array(Named)),
  amounts: z.array(Measured.extend({ year: z.int(), kind: BudgetKind })),
  versions: z.array(z.int()),
});
export type LineDetail = z.infer<typeof LineDetail>;

export const Codes = z.object({ of: Of, codes: z.array(BudgetCode) });
export type Codes = z.infer<typeof Codes>;
export const TaxExpenditures = z.object({ of: Of, measures: z.array(TaxMeasure) });
export type TaxExpenditures = z.infer<typeof TaxExpenditures>;
export const Compliance = z.object({ of: Of, rows: z.array(ComplianceRow) });
export type Compliance = z.infer<typeof Compliance>;
export const Findings = z.object({ of: Of, findings: z.array(Problem) });

export const UploadQuery = z.object({
  dataset: DatasetId,
  filename: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}\.(csv|xlsx|json|zip)$/)
    .meta({
      description: 'Name of the file: .zip for a package, .csv, .xlsx or .json for a bare table.',
      example: 'budget.csv',
    }),
  lang: Lang,
});
export const Upload = z.object({
  id: z.uuid(),
  dataset: DatasetId,
  name: z.string(),
  /** `failed`: nothing comes of it by itself; it may be tried again. */
  state: z.enum(['waiting', 'running', 'loaded', 'unchanged', 'refused', 'failed']),
  job: z.int().nullable(),
  /** How far its job is, 0 to 1, where it tells. */
  progress: z.number().nullable(),
  /** Why its job was given up, in words. */
  error: z.string().nullable(),
  version: z.int().nullable(),
  rejected: z.int(),
  findings: z.array(Problem),
  sentAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type Upload = z.infer<typeof Upload>;
export const Uploads = z.object({ uploads: z.array(Upload) });
export const Uploaded = z.object({ id: z.uuid(), job: z.int() });
