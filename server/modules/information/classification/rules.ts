import Papa from 'papaparse';
import { type Classification, DocumentClass } from '../../../../sql/model/information/classification.ts';
import { searchWords } from '../../../../sql/model/records/words.ts';

/** What is wrong with a scheme as a whole: each as a code and the class at fault. */
export type Fault = { code: string; why: 'twice' | 'no-parent' | 'loop' };

/** A scheme holds each code once, below one that it has, and nothing is below itself. */
export const schemeFaults = (classes: readonly DocumentClass[]): Fault[] => {
  const parents = new Map(classes.map(({ code, parent }) => [code, parent]));
  const seen = new Set<string>();
  return classes.flatMap(({ code, parent }): Fault[] => {
    if (seen.has(code)) return [{ code, why: 'twice' }];
    seen.add(code);
    if (parent !== null && !parents.has(parent)) return [{ code, why: 'no-parent' }];
    const above = new Set<string>();
    for (let at: string | null | undefined = code; at != null; at = parents.get(at)) {
      if (above.has(at)) return [{ code, why: 'loop' }];
      above.add(at);
    }
    return [];
  });
};

/** The classes that a query finds by all its words, each with those above it, in the order of the scheme. */
export const found = (
  { classes }: Pick<Classification, 'classes'>,
  { q, access }: { q?: string | undefined; access?: DocumentClass['access'] | undefined },
): { classes: DocumentClass[]; hits: string[] } => {
  const words = q === undefined ? [] : searchWords(q).split(' ').filter(Boolean);
  const hits = classes.filter((one) => {
    const text = ` ${searchWords(one.code, ...Object.values(one.title))}`;
    return words.every((word) => text.includes(` ${word}`)) && (!access || one.access === access);
  });
  const byCode = new Map(classes.map((one) => [one.code, one]));
  const wanted = new Set<string>();
  for (const hit of hits)
    for (
      let at: DocumentClass | undefined = hit;
      at && !wanted.has(at.code);
      at = byCode.get(at.parent ?? '')
    )
      wanted.add(at.code);
  return { classes: classes.filter(({ code }) => wanted.has(code)), hits: hits.map(({ code }) => code) };
};

const LANGUAGES = ['ar', 'fr', 'en'] as const;
const HEAD = [
  ...['code', 'parent', 'title_ar', 'title_fr', 'title_en', 'current_years', 'intermediate_years', 'fate'],
  ...['access', 'basis_ar', 'basis_fr', 'basis_en'],
] as const;

/** A scheme as a table, which `readTable` takes back. */
export const tableOf = (classes: readonly DocumentClass[]): string =>
  `${Papa.unparse(
    [
      [...HEAD],
      ...classes.map(({ code, parent, title, current, intermediate, fate, access, basis }) => [
        ...[code, parent, ...LANGUAGES.map((one) => title[one]), current, intermediate, fate, access],
        ...LANGUAGES.map((one) => basis?.[one]),
      ]),
    ],
    { newline: '\r\n' },
  )}\r\n`;

/** A row that will not do, and the column at fault. */
export type BadRow = { row: number; column: string };

const numberIn = (text: string | undefined): number | null | string =>
  !text ? null : /^\d{1,3}$/.test(text) ? Number(text) : text;

const classIn = (row: Record<string, string>): unknown => ({
  ...{ code: row.code, parent: row.parent || null },
  title: { ar: row.title_ar, fr: row.title_fr, en: row.title_en },
  ...{ current: numberIn(row.current_years), intermediate: numberIn(row.intermediate_years) },
  ...{ fate: row.fate || null, access: row.access || null },
  basis:
    row.basis_ar || row.basis_fr || row.basis_en
      ? { ar: row.basis_ar, fr: row.basis_fr, en: row.basis_en }
      : null,
});

/** Columns by the fields that zod names. */
const COLUMN: Record<string, string> = {
  'title.ar': 'title_ar',
  'title.fr': 'title_fr',
  'title.en': 'title_en',
  'basis.ar': 'basis_ar',
  'basis.fr': 'basis_fr',
  'basis.en': 'basis_en',
  current: 'current_years',
  intermediate: 'intermediate_years',
};

/** Reads a scheme from a table with the columns of `tableOf`; or the first row, counted as a person sees it, that will not do. */
export const readTable = (text: string): { classes: DocumentClass[] } | { bad: BadRow } => {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    ...{ header: true, skipEmptyLines: true },
    transform: (value) => value.trim(),
  });
  const classes: DocumentClass[] = [];
  for (const [at, row] of data.entries()) {
    const read = DocumentClass.safeParse(classIn(row));
    if (!read.success) {
      const path = read.error.issues[0]?.path.join('.') ?? '';
      return { bad: { row: at + 2, column: COLUMN[path] ?? path } };
    }
    classes.push(read.data);
  }
  return { classes };
};
