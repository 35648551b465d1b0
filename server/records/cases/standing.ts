import type { Audience } from '../../../sql/model/records/audience.ts';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import { holds } from '../../../sql/model/records/condition.ts';
import { addDays, type Day, dayOf, endOfDay } from '../../../sql/model/records/day.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { searchWords } from '../../../sql/model/records/words.ts';
import type { State } from '../../../sql/model/records/workflow.ts';
import { readClock, statusOf } from '../clocks/read-clock.ts';
import { nextCounts } from '../workflow/count-rules.ts';
import { type Case, clockOf, type Machine, shownHistory } from '../workflow/step.ts';
import { nextMoment } from '../workflow/time-rules.ts';
import { redact, redactAnswer } from './redact.ts';

/** The state of a case as its module declares it. Throws where a module no longer has a state that cases are in. */
export const stateOf = (type: CaseType, id: string): State => {
  const state = type.workflow.states.find((one) => one.id === id);
  if (!state) throw new Error(`there is no state ${id} any more`);
  return state;
};

/** The clock that is shown first: the first of those that lead which has not stopped. */
export const leadingClock = (type: CaseType, kase: Pick<Case, 'clocks'>) =>
  type.workflow.leading
    .map((id) => clockOf(kase, id))
    .find((clock) => clock !== undefined && statusOf(clock) !== 'stopped');

/** What columns say of a case beside what was answered, each a function of the case, the calendar and the moment. */
export type Standing = {
  state: string;
  kind: State['kind'];
  isPublic: boolean;
  isReviewed: boolean;
  dueAt: string | null;
  nextAt: string | null;
  nextCounts: Record<string, number>;
};

/** The day from which a case may be shown to everybody, where one was named and has not come; null otherwise. */
const heldUntil = (type: CaseType, answers: Answers, now: string, timeZone: string): Day | null => {
  const { from } = type.publication;
  const day = from === undefined ? undefined : answers[from];
  return typeof day === 'string' && day > dayOf(now, timeZone) ? day : null;
};

/** Where a case stands at a moment. */
export const standingOf = (
  machine: Machine & { type: CaseType },
  kase: Case,
  about: { answers: Answers; followed: readonly string[]; now: string },
): Standing => {
  const { type, calendar } = machine;
  const state = stateOf(type, kase.state);
  const leading = leadingClock(type, kase);
  const { unless } = type.publication;
  const mayBePublic = state.isPublic && !(unless && holds(unless, about.answers));
  const held = mayBePublic ? heldUntil(type, about.answers, about.now, calendar.timeZone) : null;
  const next = nextMoment(machine, kase, about.now, new Set(about.followed));
  const shown = held === null ? null : endOfDay(addDays(held, -1), calendar.timeZone);
  return {
    state: kase.state,
    kind: state.kind,
    isPublic: mayBePublic && held === null,
    isReviewed: state.isReviewed,
    dueAt: leading ? readClock(leading, calendar, about.now).dueAt : null,
    nextAt: [next, shown].filter((moment) => moment !== null).sort()[0] ?? null,
    nextCounts: nextCounts(machine, kase, about.now),
  };
};

/** An answer in words to search by; what is chosen is found by the words of its option. */
const wordsOf = (type: CaseType, id: string, value: unknown): string[] => {
  const field = type.form.fields.find((one) => one.id === id);
  if (typeof value === 'string' && (field?.kind === 'text' || field?.kind === 'long-text')) return [value];
  if (field?.kind !== 'choice') return [];
  const chosen = [value].flat();
  return field.options
    .filter((option) => chosen.includes(option.id))
    .flatMap(({ label }) => [label.ar, label.fr, label.en]);
};

const redactAll = ({ form }: CaseType, answers: Answers): Answers =>
  Object.fromEntries(form.fields.map(({ id, kind }) => [id, redactAnswer(kind, answers[id])]));

/** What was written in the deeds of a case that a reader sees, without what is personal. */
const wordsSaid = ({ workflow }: CaseType, history: Case['history'], reader: Audience): string[] =>
  shownHistory(workflow, history, reader).flatMap(({ deed: id, values }) => {
    const asks = workflow.deeds.find((deed) => deed.id === id)?.asks ?? [];
    const texts = asks.filter(({ kind, personal }) => !personal && (kind === 'text' || kind === 'long-text'));
    return texts.flatMap((field) => (typeof values[field.id] === 'string' ? [String(values[field.id])] : []));
  });

/** What a case is found by, of its form and of what was done in it: `all` for officers, `open` for everybody. Nothing that is personal is in either. */
export const caseWords = (
  type: CaseType,
  answers: Answers,
  redacted: Readonly<Record<string, string>>,
  history: Case['history'] = [],
): { open: string; all: string } => {
  const words = (ids: readonly string[], given: Answers, said: readonly string[]) =>
    searchWords(...ids.flatMap((id) => wordsOf(type, id, given[id])), ...said);
  const open = type.form.fields.filter(({ audience, personal }) => audience === 'public' && !personal);
  const usable = type.form.fields.filter(({ personal }) => !personal);
  return {
    // As they are published: a number that was taken out finds nobody.
    open: words(
      open.map(({ id }) => id),
      redactAll(type, { ...answers, ...redacted }),
      wordsSaid(type, history, 'public').map(redact),
    ),
    all: words(
      usable.map(({ id }) => id),
      answers,
      wordsSaid(type, history, 'internal'),
    ),
  };
};
