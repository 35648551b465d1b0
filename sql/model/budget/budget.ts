import { z } from 'zod';
import { Text } from '../text.ts';
import { CodeId, Scheme } from './code.ts';

/** The states of an amount, in their order through a year: as Parliament voted it, as it was revised, as it was spent. */
export const BUDGET_KINDS = ['voted', 'revised', 'executed'] as const;
export const BudgetKind = z.enum(BUDGET_KINDS);
export type BudgetKind = z.infer<typeof BudgetKind>;

/** The gender marker of the OECD's DAC: 0 not targeted, 1 a significant objective, 2 the principal one. */
export const GENDER_MARKS = [0, 1, 2] as const;

export const DatasetId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);
export const LineId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/);
export const BudgetYear = z.int().min(1900).max(2200);

/** A line of a budget: what it is classified as, once for all years and kinds. */
export const BudgetLine = z.strictObject({
  id: LineId,
  title: Text.nullable(),
  administration: CodeId.nullable(),
  function: CodeId.nullable(),
  economic: CodeId.nullable(),
  programme: CodeId.nullable(),
  /** `governorate:ins:17`; null for what is of the whole country. */
  place: z.string().max(120).nullable(),
  gender: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable(),
});
export type BudgetLine = z.infer<typeof BudgetLine>;

/** An amount of a line, in the smallest unit of the currency (millimes), exact. */
export type BudgetAmount = { line: string; year: number; kind: BudgetKind; minor: bigint };

/** How much a currency of a year buys, against a base year, which has 100. */
export const Deflator = z.strictObject({
  base: BudgetYear,
  values: z.array(z.strictObject({ year: BudgetYear, value: z.number().positive() })).min(1),
  source: Text,
  status: z.enum(['real', 'sample']),
});
export type Deflator = z.infer<typeof Deflator>;

/** What a budget is, beside its lines. */
export const BudgetManifest = z.strictObject({
  title: Text,
  description: Text,
  status: z.enum(['real', 'sample']),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Digits of the smallest unit: 3 for millimes. */
  decimals: z.int().min(0).max(4),
  licence: z.string().min(1).max(200),
  sources: z.array(z.strictObject({ title: z.string().min(1).max(300), path: z.url().nullable() })).min(1),
  /** Level of the places of lines, and the parameter that counts who lives there. */
  placeLevel: z.string().max(60),
  population: z.string().max(100).nullable(),
  deflator: Deflator.nullable(),
});
export type BudgetManifest = z.infer<typeof BudgetManifest>;

const Amount = z.string().regex(/^-?\d+$/);

/** What a state forgoes by a measure that departs from the rule of a tax; amounts in the smallest unit. */
export const TaxMeasure = z.strictObject({
  id: CodeId,
  title: Text,
  tax: CodeId,
  taxTitle: Text,
  legalBasis: Text,
  objective: Text,
  beneficiaries: Text,
  /** How it was reckoned. */
  method: z.enum(['revenue-forgone', 'revenue-gain', 'outlay-equivalent', 'not-estimated']),
  years: z.array(
    z.strictObject({ year: BudgetYear, amount: Amount.nullable(), beneficiaries: z.int().min(0).nullable() }),
  ),
});
export type TaxMeasure = z.infer<typeof TaxMeasure>;

/** How taxpayers kept to a tax in a year. Each of the counts is of the one before: filed of those registered... */
export const ComplianceRow = z.strictObject({
  year: BudgetYear,
  tax: CodeId,
  taxTitle: Text,
  registered: z.int().min(0),
  filed: z.int().min(0),
  filedOnTime: z.int().min(0),
  paidOnTime: z.int().min(0),
  audits: z.int().min(0),
  /** Reassessed by audits, and owed at the end of the year, in the smallest unit. */
  reassessed: Amount,
  arrears: Amount,
});
export type ComplianceRow = z.infer<typeof ComplianceRow>;

/** A total that the file itself declares, against which its lines are held. */
export const DeclaredTotal = z.strictObject({
  year: BudgetYear,
  kind: BudgetKind,
  scheme: Scheme.nullable(),
  code: CodeId.nullable(),
  minor: z.bigint(),
  row: z.int(),
});
export type DeclaredTotal = z.infer<typeof DeclaredTotal>;
