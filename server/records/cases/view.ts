import type pg from 'pg';
import type { CaseView } from '../../../sql/model/api/records.ts';
import type { Audience } from '../../../sql/model/records/audience.ts';
import { basisText } from '../../../sql/model/records/basis.ts';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import type { Clock } from '../../../sql/model/records/clock.ts';
import { explained } from '../../../sql/model/records/clock-words.ts';
import { coarsePoint, type Spot } from '../../../sql/model/records/coarse.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { type Text, textOf } from '../../../sql/model/text.ts';
import { beganOf } from '../clocks/began.ts';
import { readClock } from '../clocks/read-clock.ts';
import { bodyOf } from '../dispatch/body.ts';
import type { CaseMachine } from '../machine.ts';
import { type Case, possible, shownHistory } from '../workflow/step.ts';
import { lineOf, seesField } from './line.ts';
import { redactAnswer } from './redact.ts';
import type { Relation } from './relation.ts';
import { stateOf } from './standing.ts';
import type { StoredCase, StoredEvent } from './store.ts';

/** A point as all may see it: as finely as the module says, and nowhere where it says that nothing finer than a place is shown. */
const pointForAll = ({ publication }: Pick<CaseType, 'publication'>, value: unknown): unknown =>
  publication.map === 'point' && value ? coarsePoint(value as Spot, publication.coarseM) : undefined;

/** What a reader sees of the answers that a case began with; everybody reads them redacted. */
export const shownAnswers = (
  type: CaseType,
  kase: Pick<StoredCase, 'answers' | 'personal' | 'redacted' | 'state'>,
  reader: Audience,
): Answers => {
  if (reader === 'public' && stateOf(type, kase.state).hides) return {};
  const all: Answers = { ...kase.answers, ...kase.personal };
  const entries = type.form.fields.flatMap(({ id, kind }) => {
    if (!Object.hasOwn(all, id) || !seesField(type, id, reader)) return [];
    if (reader === 'public' && id === type.reads.point) {
      const point = pointForAll(type, all[id]);
      return point === undefined ? [] : [[id, point] as const];
    }
    const forAll = Object.hasOwn(kase.redacted, id) ? kase.redacted[id] : redactAnswer(kind, all[id]);
    return [[id, reader === 'public' ? forAll : all[id]] as const];
  });
  return Object.fromEntries(entries);
};

const NO_LONGER: Text = {
  ar: 'إجراء سابق',
  fr: 'Acte d’une ancienne version',
  en: 'A deed of an earlier version',
};

/** What the engine itself notes in every case, and what of it all may see. */
const OF_THE_ENGINE: Record<string, { done: Text; shows: readonly string[] }> = {
  submit: { done: { ar: 'قُدّم الملف', fr: 'Dossier déposé', en: 'Case sent' }, shows: [] },
  succeed: {
    done: {
      ar: 'انتقل الملف إلى الهيكل الخلف',
      fr: 'Passé à la structure qui succède',
      en: 'Moved to the succeeding body',
    },
    shows: ['from', 'to'],
  },
  erase: {
    done: {
      ar: 'حُذفت المعطيات الشخصية لانقضاء مدة حفظها',
      fr: 'Données personnelles effacées, leur durée de conservation étant échue',
      en: 'Personal data erased, as they were kept for their time',
    },
    shows: [],
  },
};

/** The events that a reader sees, in their order. */
const shownEvents = (machine: CaseMachine, events: readonly StoredEvent[], reader: Audience): StoredEvent[] =>
  events.flatMap((event) => {
    const own = OF_THE_ENGINE[event.deed];
    if (!own) return shownHistory(machine.workflow, [event], reader);
    const values = Object.fromEntries(own.shows.map((id) => [id, event.values[id]]));
    return [{ ...event, audience: 'public', values }];
  });

const NAMES = `select id, coalesce(nullif(name, ''), email) as name from account where id = any($1)`;

/** Officers and moderators who did something in a case, by name, as officers are told; who has no account any more is not among them. */
const namesOf = async (
  client: pg.ClientBase | pg.Pool,
  events: readonly StoredEvent[],
  reader: Audience,
): Promise<Map<string, string>> => {
  const ids = events.flatMap(({ by, actorId }) => (by !== 'applicant' && actorId !== null ? [actorId] : []));
  if (reader !== 'internal' || ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; name: string }>(NAMES, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const eventViews = (
  machine: CaseMachine,
  events: readonly StoredEvent[],
  reader: Audience,
  names: ReadonlyMap<string, string>,
): CaseView['events'] => {
  const deedOf = (deed: string) => machine.workflow.deeds.find(({ id }) => id === deed);
  const titleOf = (deed: string): Text => (OF_THE_ENGINE[deed] ?? deedOf(deed))?.done ?? NO_LONGER;
  const forAll = ({ deed, values }: StoredEvent): Answers => {
    if (OF_THE_ENGINE[deed]) return values;
    const kinds = new Map(deedOf(deed)?.asks.map(({ id, kind }) => [id, kind]));
    return Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, redactAnswer(kinds.get(id), value)]),
    );
  };
  return shownEvents(machine, events, reader).map((event) => ({
    ...{ part: event.part, deed: event.deed, title: titleOf(event.deed), by: event.by, at: event.at },
    who: event.by === 'applicant' ? null : (names.get(event.actorId ?? '') ?? null),
    ...{ audience: event.audience, from: event.from, to: event.to, structure: event.structureId },
    answers: reader === 'public' ? forAll(event) : event.values,
  }));
};

const clockView = (
  machine: CaseMachine,
  clock: Clock,
  shown: CaseView['events'],
  now: string,
): CaseView['clocks'] => {
  const rule = machine.workflow.clocks.find(({ id }) => id === clock.id);
  if (!rule) return [];
  const reading = readClock(clock, machine.calendar, now);
  const began = beganOf(machine.workflow, clock, shown);
  return [
    {
      ...{ id: clock.id, title: rule.title, basis: basisText(rule.basis), isLaw: rule.basis.kind === 'law' },
      reading,
      explained: textOf((language) => explained(reading.steps, language, began)),
    },
  ];
};

const FILES = `select f.id, f.name, f.type, f.size, f.state, e.part from record_file f join record_event e on e.no = f.event_no
  where f.case_no = $1 order by f.created_at, f.id`;
type FileRow = CaseView['files'][number] & { part: number };

/** The files that stand among answers which a reader sees; what was not looked at yet is told to who sent it and to officers only. */
const filesFor = async (
  client: pg.ClientBase | pg.Pool,
  kase: StoredCase,
  reader: Audience,
  shown: readonly Answers[],
): Promise<CaseView['files']> => {
  const { rows } = await client.query<FileRow>(FILES, [kase.no]);
  const named = new Set(shown.flatMap((answers) => Object.values(answers).flat()));
  return rows
    .filter(({ id, state }) => named.has(id) && (reader !== 'public' || state === 'clean'))
    .map(({ part: _, ...file }) => file);
};

const deedViews = (machine: CaseMachine, kase: Case, { role }: Relation, now: string): CaseView['can'] =>
  possible(machine, kase, role, now).map(({ id, title, to, asks }) => ({ id, title, to: to ?? null, asks }));

const OFFICERS = `select distinct a.id, coalesce(nullif(a.name, ''), a.email) as name from account a
    join account_role r on r.account_id = a.id
  where a.state = 'active' and (r.role = 'case-officer' and r.scope = $1 or r.role = 'administrator') order by name, a.id`;

/** Who may be given a case of a structure: its officers, and administrators, as `assign` takes them. */
const officersOf = async (client: pg.ClientBase | pg.Pool, structureId: string | null) =>
  (await client.query<{ id: string; name: string }>(OFFICERS, [structureId])).rows;

/** Who had a case and gave it to another structure: by the deeds that the module declares to do so. */
const passedOn = async (
  client: pg.ClientBase | pg.Pool,
  { workflow }: CaseMachine,
  history: readonly StoredEvent[],
): Promise<NonNullable<CaseView['office']>['passedOn']> => {
  const passed = history.flatMap(({ deed: id, structureId, values, at }) => {
    const deed = workflow.deeds.find((one) => one.id === id);
    if (deed?.effect?.kind !== 'transfer') return [];
    const why = deed.asks.find(({ kind }) => kind === 'long-text' || kind === 'text');
    const to = String(values[deed.effect.structure] ?? '');
    return [{ by: structureId, to, reason: why ? String(values[why.id] ?? '') : '', at }];
  });
  const ids = passed.flatMap(({ by, to }) => [...(by === null ? [] : [by]), to]);
  const { rows } = await client.query<{ id: string; name: Text }>(
    'select id, name from institution where id = any($1)',
    [ids],
  );
  const named = (id: string | null) => rows.find((row) => row.id === id) ?? null;
  return passed.reverse().map(({ by, to, ...rest }) => ({ by: named(by), to: named(to), ...rest }));
};

/** A case as somebody sees it by her relation to it, with what she can do in it. */
export const viewOf = async (
  client: pg.ClientBase | pg.Pool,
  machine: CaseMachine,
  kase: StoredCase,
  history: readonly StoredEvent[],
  relation: Relation,
): Promise<CaseView> => {
  const { reader } = relation;
  const now = new Date().toISOString();
  const body = kase.structureId === null ? null : await bodyOf(client, kase.structureId);
  const answers = shownAnswers(machine.type, kase, reader);
  const events = eventViews(machine, history, reader, await namesOf(client, history, reader));
  const isOffice = reader === 'internal';
  const structure = body && { id: body.id, name: body.name, status: body.status };
  const { assignee: _, ...line } = lineOf(machine.type, { ...kase, body: structure }, reader, now);
  return {
    ...line,
    ...{ reader, isPublic: kase.isPublic, answers, events, version: kase.version },
    clocks: kase.clocks.flatMap((clock) => clockView(machine, clock, events, now)),
    files: await filesFor(client, kase, reader, [answers, ...events.map((event) => event.answers)]),
    can: deedViews(machine, { ...kase, history }, relation, now),
    mergedInto: reader === 'public' ? null : kase.mergedInto,
    rating: isOffice ? kase.rating : null,
    office: isOffice
      ? {
          ...{ channel: kase.channel, language: kase.language, assignee: kase.assigneeId },
          officers: await officersOf(client, kase.structureId),
          templates: machine.type.templates,
          passedOn: await passedOn(client, machine, history),
        }
      : null,
  };
};
