import { z } from 'zod';
import { westernDigits } from '../text.ts';
import { holds } from './condition.ts';
import { type Day, Day as DayShape } from './day.ts';
import type { Field, Form } from './form.ts';

/** A point on the map as it is put in: degrees (CRS84), and how sure it is, in metres. */
export const PointAnswer = z.strictObject({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  // To the centimetre: what is finer says nothing, and is less than a column of it holds.
  accuracyM: z
    .number()
    .min(0)
    .max(1_000_000)
    .transform((metres) => Math.round(metres * 100) / 100)
    .optional(),
});
export type PointAnswer = z.infer<typeof PointAnswer>;

/** The most corners that somebody draws an area with. */
export const MOST_AREA_CORNERS = 200;
const Corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** An area as it is put in: its corners in their order (degrees, CRS84; the last leads back to the first), or a place by its id. */
export const AreaAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drawn'), corners: z.array(Corner).min(3).max(MOST_AREA_CORNERS) }),
  z.strictObject({
    kind: z.literal('place'),
    place: z
      .string()
      .max(200)
      .regex(/^[a-z-]+:[a-z0-9-]+:.+$/),
  }),
]);
export type AreaAnswer = z.infer<typeof AreaAnswer>;

/** Why an answer will not do; the words of each stand in `form-words.ts`. */
export const FORM_FAULTS = [
  'required',
  'unknown',
  'wrong-form',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'no-option',
  'not-past',
  'not-future',
  'not-agreed',
  'too-many',
] as const;
export type FormFaultCode = (typeof FORM_FAULTS)[number];
export type FormFault = { field: string; code: FormFaultCode; limit?: number };

export type Answers = Record<string, unknown>;

// Letters that steer direction or hide are no part of an answer; line breaks are, of a long one.
const HIDDEN = /(?![\n\t])[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const cleaned = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(HIDDEN, '');
const Line = z.string().transform((text) => cleaned(text).replace(/\s+/g, ' ').trim());
const Lines = z.string().transform((text) => cleaned(text).trim());

const Email = Line.pipe(z.email().max(320));
/** Digits as people write them, Arabic ones too, with a plus before and blanks, dots or hyphens between. */
const Phone = Line.transform((text) => westernDigits(text).replace(/[\s().-]/g, '')).pipe(
  z.string().regex(/^\+?[0-9]{6,15}$/),
);
const PlaceId = z
  .string()
  .max(200)
  .regex(/^[a-z-]+:[a-z0-9-]+:.+$/);
const BodyId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const FileId = z.uuid();

const choiceOf = ({ options, many }: Extract<Field, { kind: 'choice' }>): z.ZodType => {
  const one = z.enum(options.map(({ id }) => id));
  return many
    ? z
        .array(one)
        .max(options.length)
        .transform((chosen) => [...new Set(chosen)])
    : one;
};

const numberOf = ({ min, max, whole }: Extract<Field, { kind: 'number' }>): z.ZodType => {
  const number = whole ? z.int() : z.number();
  return number.min(min ?? -1e15).max(max ?? 1e15);
};

/** The schema of an answer to one field, once it is given. */
export const answerSchema = (field: Field): z.ZodType => {
  switch (field.kind) {
    case 'text':
      return Line.pipe(z.string().max(field.most));
    case 'long-text':
      return Lines.pipe(z.string().min(field.least).max(field.most));
    case 'choice':
      return choiceOf(field);
    case 'date':
      return DayShape;
    case 'number':
      return numberOf(field);
    case 'email':
      return Email;
    case 'phone':
      return Phone;
    case 'place':
      return PlaceId;
    case 'body':
      return BodyId;
    case 'point':
      return PointAnswer;
    case 'area':
      return AreaAnswer;
    case 'files':
      return z.array(FileId).max(field.most);
    case 'consent':
      return z.boolean();
  }
};

const faultOf = (field: Field, issue: z.core.$ZodIssue): FormFault => {
  const fault = (code: FormFaultCode, limit?: number | bigint): FormFault => ({
    field: field.id,
    code,
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  });
  if (issue.code === 'invalid_value') return fault('no-option');
  if (issue.code === 'too_small')
    return fault(issue.origin === 'string' ? 'too-short' : 'too-small', issue.minimum);
  if (issue.code === 'too_big') {
    if (issue.origin === 'array') return fault('too-many', issue.maximum);
    return fault(issue.origin === 'string' ? 'too-long' : 'too-large', issue.maximum);
  }
  return fault('wrong-form');
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && cleaned(value).trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** What a schema of one value alone cannot say: a date against today, a sentence that must be agreed to. */
const furtherFault = (field: Field, value: unknown, today: Day): FormFaultCode | null => {
  if (field.kind === 'consent' && field.required && value !== true) return 'not-agreed';
  if (field.kind !== 'date') return null;
  if (field.limit === 'past' && (value as Day) > today) return 'not-past';
  return field.limit === 'future' && (value as Day) < today ? 'not-future' : null;
};

type ReadAnswer = { value: unknown } | { fault: FormFault } | null;

const readAnswer = (field: Field, given: unknown, today: Day): ReadAnswer => {
  if (isEmpty(given)) return field.required ? { fault: { field: field.id, code: 'required' } } : null;
  const parsed = answerSchema(field).safeParse(given);
  if (!parsed.success) return { fault: faultOf(field, parsed.error.issues[0]!) };
  const code = furtherFault(field, parsed.data, today);
  return code ? { fault: { field: field.id, code } } : { value: parsed.data };
};

export type ReadForm = { ok: true; values: Answers } | { ok: false; faults: FormFault[] };

/**
 * Reads what was put into a form, field by field in its order, so that a field is asked by what was answered before it.
 * What was answered to a field that is not asked is left out, as a browser may keep it from before somebody thought
 * otherwise; a field that the form does not have is a fault. `today` is the day where the form is filled in.
 */
export const readForm = (
  { fields }: Form,
  given: Readonly<Record<string, unknown>>,
  today: Day,
): ReadForm => {
  const values: Answers = {};
  const known = new Set(fields.map(({ id }) => id));
  const faults: FormFault[] = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => ({ field: id.slice(0, 80), code: 'unknown' }));
  for (const field of fields) {
    if (field.when && !holds(field.when, values)) continue;
    const read = readAnswer(field, Object.hasOwn(given, field.id) ? given[field.id] : undefined, today);
    if (read && 'fault' in read) faults.push(read.fault);
    else if (read) values[field.id] = read.value;
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values };
};

/** The fields that are asked, given what was answered so far. */
export const askedFields = ({ fields }: Form, answers: Readonly<Record<string, unknown>>): Field[] => {
  const values: Answers = {};
  return fields.filter((field) => {
    if (field.when && !holds(field.when, values)) return false;
    if (Object.hasOwn(answers, field.id) && !isEmpty(answers[field.id])) values[field.id] = answers[field.id];
    return true;
  });
};
