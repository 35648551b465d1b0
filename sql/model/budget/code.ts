import { z } from 'zod';
import { frenchSpaces, Text } from '../text.ts';
import { COFOG } from './cofog.ts';
import { GFSM } from './gfsm.ts';

/** What a line of a budget is classified by: who spends, what for, what on, under which programme. Where is a place. */
export const SCHEMES = ['administration', 'function', 'economic', 'programme'] as const;
export const Scheme = z.enum(SCHEMES);
export type Scheme = z.infer<typeof Scheme>;

/** A code and its titles, as the standards below are written down. */
export type CodeRow = readonly [code: string, ar: string, fr: string, en: string];

/** How sure a title is: of the standard's own text, written from memory, or made for a sample. */
export const CODE_ORIGINS = ['standard', 'memory', 'sample'] as const;

export const CodeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

/** A code of a classification, in its tree; `parent` is null at the top. */
export const BudgetCode = z.strictObject({
  scheme: Scheme,
  code: CodeId,
  parent: CodeId.nullable(),
  title: Text,
  /** The text that the code is of. */
  source: z.string().min(1).max(300),
  origin: z.enum(CODE_ORIGINS),
});
export type BudgetCode = z.infer<typeof BudgetCode>;

const STANDARDS = {
  function: 'UN, Statistical Papers M/84: COFOG 1999',
  economic: 'IMF, Government Finance Statistics Manual 2014',
} as const;

/** The longest code of the same list that a code begins with. */
const parentIn = (codes: ReadonlySet<string>, code: string): string | null => {
  for (let end = code.length - 1; end > 0; end--)
    if (codes.has(code.slice(0, end))) return code.slice(0, end);
  return null;
};

const listOf = (scheme: keyof typeof STANDARDS, rows: readonly CodeRow[]): BudgetCode[] => {
  const codes = new Set(rows.map(([code]) => code));
  return rows.map(([code, ar, fr, en]) => ({
    scheme,
    code,
    parent: parentIn(codes, code),
    title: { ar, fr: frenchSpaces(fr), en },
    source: STANDARDS[scheme],
    origin: 'memory',
  }));
};

/** COFOG and GFSM 2014, which a budget need not bring along. */
export const STANDARD_CODES: readonly BudgetCode[] = [
  ...listOf('function', COFOG),
  ...listOf('economic', GFSM),
];

/** A code as its standard writes it: `511`, `GF0501` and `05.1` are one function. Other codes stay as they are. */
export const standardCode = (scheme: Scheme, given: string): string => {
  const text = given.trim();
  if (scheme !== 'function') return text;
  const digits = /^(?:GF|7)?(\d{2})\.?(\d)?(?:\.?\d)?$/.exec(text.replace(/^GF(\d{2})0(\d)/, 'GF$1$2'));
  if (!digits) return text;
  return digits[2] === undefined ? digits[1]! : `${digits[1]}.${digits[2]}`;
};
