import type pg from 'pg';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import type { Field, Form } from '../../../sql/model/records/form.ts';
import { formFaultText } from '../../../sql/model/records/form-words.ts';
import type { Answers, AreaAnswer, FormFault, PointAnswer } from '../../../sql/model/records/read-form.ts';
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

const checkPlace = async (
  client: pg.ClientBase,
  field: Extract<Field, { kind: 'place' | 'area' }>,
  id: string,
): Promise<void> => {
  const { rows } = await client.query<{ level: string }>(IS_PLACE, [id]);
  const level = rows[0]?.level;
  if (level === undefined || (field.levels && !field.levels.includes(level))) throw noSuch(field);
};

/** What was drawn as a polygon of GeoJSON. */
export const polygonOf = (corners: readonly (readonly [number, number])[]): string =>
  JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });

const checkArea = async (
  client: pg.ClientBase,
  field: Extract<Field, { kind: 'area' }>,
  area: AreaAnswer,
): Promise<void> => {
  if (area.kind === 'place') return checkPlace(client, field, area.place);
  const { rows } = await client.query<{ valid: boolean }>(
    'select ST_IsValid(g) and ST_Area(g) > 0 as valid from ST_GeomFromGeoJSON($1) g',
    [polygonOf(area.corners)],
  );
  if (!rows[0]?.valid) throw badParameter(`answers.${field.id}`, 'polygon-not-valid');
};

/** What only the database knows of answers: that places and bodies are there. Files are looked at when they are taken. */
export const checkReferences = async (client: pg.ClientBase, form: Form, answers: Answers): Promise<void> => {
  for (const field of form.fields) {
    const value = answers[field.id];
    if (value === undefined) continue;
    if (field.kind === 'area') {
      await checkArea(client, field, value as AreaAnswer);
      continue;
    }
    if (field.kind === 'body' && !(await bodyOf(client, value as string))) throw noSuch(field);
    if (field.kind === 'place') await checkPlace(client, field, value as string);
  }
};

const textAt = (answers: Answers, id: string | undefined): string | null => {
  const value = id === undefined ? undefined : answers[id];
  return typeof value === 'string' ? value : null;
};

/** What the engine reads of answers, by what the declaration says of its fields. */
export const readOf = ({ reads }: CaseType, answers: Answers) => {
  const area = reads.area === undefined ? null : ((answers[reads.area] as AreaAnswer | undefined) ?? null);
  return {
    title: textAt(answers, reads.title) ?? '',
    category: textAt(answers, reads.category),
    asset: textAt(answers, reads.asset),
    body: textAt(answers, reads.body),
    place: textAt(answers, reads.place) ?? (area?.kind === 'place' ? area.place : null),
    point: reads.point === undefined ? null : ((answers[reads.point] as PointAnswer | undefined) ?? null),
    area,
  };
};

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
