import type pg from 'pg';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import type { Field, Form } from '../../../sql/model/records/form.ts';
import { formFaultText } from '../../../sql/model/records/form-words.ts';
import type { Answers, FormFault, PointAnswer } from '../../../sql/model/records/read-form.ts';
import { badParameter, type HttpError } from '../../http/error.ts';
import { bodyOf } from '../dispatch/body.ts';

/** What is wrong with answers, as a problem that names the first field at fault. */
export const formProblem = (faults: readonly FormFault[]): HttpError => {
  const [first] = faults as [FormFault];
  const where = `answers.${first.field}`;
  if (first.code === 'unknown') return badParameter(where, 'unknown-field');
  return badParameter(where, 'invalid-parameter', { reason: formFaultText(first) });
};

const noSuch = (field: Field) =>
  badParameter(`answers.${field.id}`, 'invalid-parameter', {
    reason: { ar: 'غير موجود', fr: 'il n’existe pas', en: 'there is no such thing' },
  });

const IS_PLACE = 'select level from place where id = $1 limit 1';

/** What only the database knows of answers: that places and bodies are there. Files are looked at when they are taken. */
export const checkReferences = async (client: pg.ClientBase, form: Form, answers: Answers): Promise<void> => {
  for (const field of form.fields) {
    const value = answers[field.id];
    if (value === undefined) continue;
    if (field.kind === 'body' && !(await bodyOf(client, value as string))) throw noSuch(field);
    if (field.kind !== 'place') continue;
    const { rows } = await client.query<{ level: string }>(IS_PLACE, [value]);
    const level = rows[0]?.level;
    if (level === undefined || (field.levels && !field.levels.includes(level))) throw noSuch(field);
  }
};

const textAt = (answers: Answers, id: string | undefined): string | null => {
  const value = id === undefined ? undefined : answers[id];
  return typeof value === 'string' ? value : null;
};

/** What the engine reads of answers, by what the declaration says of its fields. */
export const readOf = ({ reads }: CaseType, answers: Answers) => ({
  title: textAt(answers, reads.title) ?? '',
  category: textAt(answers, reads.category),
  asset: textAt(answers, reads.asset),
  body: textAt(answers, reads.body),
  place: textAt(answers, reads.place),
  point: reads.point === undefined ? null : ((answers[reads.point] as PointAnswer | undefined) ?? null),
});

/** Answers in two: what is of the applicant, and the rest. */
export const partedOf = ({ form }: CaseType, answers: Answers): { answers: Answers; personal: Answers } => {
  const isPersonal = new Set(form.fields.filter(({ personal }) => personal).map(({ id }) => id));
  const part = (wanted: boolean): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => isPersonal.has(id) === wanted));
  return { answers: part(false), personal: part(true) };
};

/** The ids of all files among answers. */
export const filesIn = ({ fields }: Form, answers: Answers): string[] =>
  fields.flatMap((field) =>
    field.kind === 'files' ? ((answers[field.id] as string[] | undefined) ?? []) : [],
  );
