import type pg from 'pg';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import type { Effect } from '../../../sql/model/records/workflow.ts';
import { grouped, readCode } from '../../accounts/readable-code.ts';
import { badParameter } from '../../http/error.ts';
import { bodyOf } from '../dispatch/body.ts';
import type { CaseMachine } from '../machine.ts';
import { amendedBy } from '../workflow/amend.ts';
import type { Case, Done } from '../workflow/step.ts';
import { caseWords } from './standing.ts';
import type { StoredCase } from './store.ts';

/** What a deed changes of the row of a case beside its standing. */
export type Changes = Partial<
  Pick<StoredCase, 'structureId' | 'assigneeId' | 'rating' | 'redacted' | 'answers'> & {
    mergedIntoNo: number;
    /** What was answered before, of what is amended. */
    was: Answers;
  }
>;

type Given = { client: pg.ClientBase; machine: CaseMachine; kase: StoredCase; done: Done };

const fault = (field: string, ar: string, fr: string, en: string) =>
  badParameter(`answers.${field}`, 'invalid-parameter', { reason: { ar, fr, en } });

const IS_OFFICER = `select from account a join account_role r on r.account_id = a.id
  where a.id = $1::uuid and a.state = 'active' and (r.role = 'case-officer' and r.scope = $2 or r.role = 'administrator') limit 1`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const assigned = async ({ client, kase, done }: Given, field: string): Promise<Changes> => {
  const officer = String(done.values[field] ?? '');
  const { rowCount } = UUID.test(officer)
    ? await client.query(IS_OFFICER, [officer, kase.structureId])
    : { rowCount: 0 };
  if (!rowCount)
    throw fault(
      field,
      'ليس مكلفا بملفات هذا الهيكل',
      'ce n’est pas un chargé de dossiers de la structure',
      'this is no case officer of the structure',
    );
  return { assigneeId: officer.toLowerCase() };
};

const transferred = async ({ client, kase, done }: Given, field: string): Promise<Changes> => {
  const id = String(done.values[field] ?? '');
  const body = await bodyOf(client, id);
  if (!body || body.status === 'closed' || id === kase.structureId)
    throw fault(
      field,
      'يجب أن يكون هيكلا آخر، وأن يكون مفتوحا',
      'ce doit être une autre structure, ouverte',
      'it must be another structure, and open',
    );
  return { structureId: id, assigneeId: null };
};

// The chain that the other one belongs to must not end here, or both would be put into each other.
const TARGET = `with recursive into_it as (select no, merged_into from record_case where number = $1 and module = $2
    union select c.no, c.merged_into from into_it join record_case c on c.no = into_it.merged_into)
  select (select no from record_case where number = $1 and module = $2) as no, bool_or(no = $3) as loops from into_it`;

const merged = async ({ client, kase, done }: Given, field: string): Promise<Changes> => {
  const code = readCode(String(done.values[field] ?? ''));
  const { rows } = await client.query<{ no: number | null; loops: boolean | null }>(TARGET, [
    code === null ? '' : grouped(code),
    kase.module,
    kase.no,
  ]);
  const target = rows[0];
  if (!target?.no || target.loops)
    throw fault(
      field,
      'لا يوجد ملف آخر بهذا الرقم',
      'aucun autre dossier n’a ce numéro',
      'no other case has this number',
    );
  return { mergedIntoNo: target.no };
};

/** Answers in the place of others. What was redacted of those is read anew, as the new ones are other words. */
const amended = ({ kase, done }: Given, effect: Effect): Changes => {
  const { answers, was } = amendedBy(effect, kase.answers, done.values)!;
  const redacted = Object.fromEntries(
    Object.entries(kase.redacted).filter(([id]) => !Object.hasOwn(was, id)),
  );
  return { answers, redacted, was };
};

/** What a deed brings about, checked against the database: 400 with the answer at fault where it cannot be. */
export const changesOf = async (given: Given, effect: Effect | undefined): Promise<Changes> => {
  const { kase, done } = given;
  switch (effect?.kind) {
    case undefined:
      return {};
    case 'assign':
      return assigned(given, effect.officer);
    case 'transfer':
      return transferred(given, effect.structure);
    case 'merge':
      return merged(given, effect.into);
    case 'rate':
      return { rating: Number(done.values[effect.rating]) };
    case 'amend':
    case 'set':
      return amended(given, effect);
    case 'redact':
      return { redacted: { ...kase.redacted, [effect.field]: String(done.values[effect.words]) } };
  }
};

/** The words by which a case is found after a change. */
export const wordsAfter = (
  { type }: CaseMachine,
  kase: StoredCase,
  { changes: { answers, redacted }, history }: { changes: Changes; history: Case['history'] },
) => caseWords(type, answers ?? kase.answers, redacted ?? kase.redacted, history);
