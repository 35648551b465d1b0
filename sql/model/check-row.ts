import { type CheckContext, checkValue } from './check-value.ts';
import type { Problem } from './problem.ts';
import { columnsOf, type Properties, type Property, type Value } from './property.ts';
import { type Reason, reasonText } from './reasons.ts';

export type { CheckContext } from './check-value.ts';

/** A problem before it is known which input and row it stands in. */
export type Finding = Omit<Problem, 'input' | 'row'>;

/** A finding with the English sentence of its reason. */
export const finding = (
  severity: Problem['severity'],
  reason: Reason,
  said: { field?: string | null; value?: unknown; detail?: string } = {},
): Finding => ({
  severity,
  field: said.field ?? null,
  value: said.value ?? null,
  reason,
  ...(said.detail === undefined ? {} : { detail: said.detail }),
  message: reasonText(reason, 'en', said) ?? reason,
});

// Marks, embeddings, overrides and isolates of the bidi algorithm, the byte-order mark, and C0/C1 but tab and newline.
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without controls and blank ends, in NFC; a lone surrogate (JSON could not hold it) becomes U+FFFD. */
export const cleanText = (text: string): string =>
  text.replace(CONTROLS, '').replace(LONE_SURROGATE, '\ufffd').normalize('NFC').trim();

const LOST = /\ufffd|\?{3,}/;

type Cell = { value: unknown; findings: Finding[] };

const clean = (field: string, given: unknown): Cell => {
  if (typeof given !== 'string') return { value: given ?? null, findings: [] };
  const text = cleanText(given);
  const findings: Finding[] = [];
  if (given.search(CONTROLS) >= 0) findings.push(finding('repair', 'bidi-controls', { field, value: given }));
  if (LOST.test(text)) findings.push(finding('warning', 'lost-characters', { field, value: text }));
  return { value: text === '' ? null : text, findings };
};

const missing = (property: Property, values: readonly Value[]): Finding[] =>
  property.required && values.every((value) => value === null)
    ? [finding('reject', 'missing-value', { field: property.name })]
    : [];

const checkColumn = (
  property: Property,
  column: string,
  given: unknown,
  context: CheckContext,
): { value: Value; findings: Finding[] } => {
  const cell = clean(column, given);
  if (cell.value === null) return { value: null, findings: cell.findings };
  const checked = checkValue(property, cell.value, context);
  if (checked.kind === 'value') return { value: checked.value, findings: cell.findings };
  const { reason, detail } = checked;
  const said = { field: column, value: cell.value, ...(detail === undefined ? {} : { detail }) };
  return { value: null, findings: [...cell.findings, finding('reject', reason, said)] };
};

const checkProperty = (
  property: Property,
  given: Record<string, unknown>,
  context: CheckContext,
  into: Properties,
): Finding[] => {
  const columns = columnsOf(property);
  const findings: Finding[] = [];
  for (const column of columns) {
    const checked = checkColumn(property, column, given[column], context);
    into[column] = checked.value;
    findings.push(...checked.findings);
  }
  if (findings.some(({ severity }) => severity === 'reject')) return findings;
  return [
    ...findings,
    ...missing(
      property,
      columns.map((column) => into[column] ?? null),
    ),
  ];
};

/**
 * Holds the properties of a row against their declaration. Gives every declared column in the order of declaration (null
 * where nothing stands) and what was found; a finding `reject` means that the row must stay out.
 */
export const checkRow = (
  properties: readonly Property[],
  given: Record<string, unknown>,
  context: CheckContext,
): { properties: Properties; findings: Finding[] } => {
  const checked: Properties = {};
  const findings = properties.flatMap((property) => checkProperty(property, given, context, checked));
  for (const field of Object.keys(given)) {
    if (!Object.hasOwn(checked, field))
      findings.push(finding('reject', 'undeclared-property', { field, value: given[field] }));
  }
  return { properties: checked, findings };
};
