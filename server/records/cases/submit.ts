import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import type { Receipt, Submission } from '../../../sql/model/api/records.ts';
import type { CaseChannel } from '../../../sql/model/records/case-type.ts';
import { explained } from '../../../sql/model/records/clock-words.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import { type Answers, readForm } from '../../../sql/model/records/read-form.ts';
import { textOf } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { codeOfSending, openCase } from '../../accounts/cases.ts';
import { accountOf, actorOf, type Who } from '../../accounts/who.ts';
import { HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { readClock } from '../clocks/read-clock.ts';
import { placesTouched, placeWith } from '../dispatch/areas.ts';
import { type Body, bodyOf, heirOf } from '../dispatch/body.ts';
import { dispatch } from '../dispatch/dispatch.ts';
import { takeFiles } from '../files/take.ts';
import { type CaseMachine, machineOf } from '../machine.ts';
import type { Kind } from '../types.ts';
import { begun, type Case } from '../workflow/step.ts';
import { checkReferences, filesIn, formProblem, partedOf, polygonOf, readOf } from './answers.ts';
import { caseWords, leadingClock, standingOf } from './standing.ts';
import { addEvent, eventsOf, findCase, type StoredCase } from './store.ts';
import { tell } from './tell.ts';

/** Something that is sent, and by whom. At a desk or on the telephone an officer sends it for somebody, whose account it is not. */
export type Sending = {
  who: Who;
  channel: CaseChannel;
  body: Submission;
  /** What else is written in the transaction in which it is received. */
  also?: (client: pg.ClientBase, receipt: Receipt) => Promise<unknown>;
};

const isForSomebody = ({ who, channel }: Sending): boolean =>
  accountOf(who) !== null && channel !== 'web' && channel !== 'api';

// Numbers of a case begin at nought with it, so that lists that go by them have it.
const INSERT = `with written as (insert into record_case (number, module, state, kind, is_public, channel, language, account_id, entered_by, answers,
    personal, title, category, structure_id, place_id, geom, accuracy_m, clocks, due_at, next_at, received_at, changed_at, closed_at,
    sending_hash, content_hash, public_words, all_words, is_reviewed, next_counts, area_places)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
    coalesce(ST_SetSRID(ST_MakePoint($16::float8, $17::float8), 4326), ST_PointOnSurface(ST_GeomFromGeoJSON($27::text))), $18, $19, $20, $21, $22::timestamptz, $22::timestamptz,
    case when $4 = 'closed' then $22::timestamptz end, $23, $24, $25, $26, $28, $29, $31)
    returning no
  ), noughts as (
    insert into record_total (case_no, count_id, n) select no, id, 0 from written cross join unnest($30::text[]) id
  )
  select no from written`;

/** The one place that a case is counted in, or the several that its area lies in. */
type Counted = { place: string | null; areaPlaces: string[] | null };

type New = {
  sending: Sending;
  machine: CaseMachine;
  kase: Case;
  answers: Answers;
  structure: Body | null;
  where: Counted;
  hashes: { sending: string; content: string };
  now: string;
};

const insertCase = async (client: pg.ClientBase, number: string, given: New): Promise<number> => {
  const { sending, machine, kase, structure, where, hashes, now } = given;
  const { type } = machine;
  const { answers, personal } = partedOf(type, given.answers);
  const read = readOf(type, given.answers);
  const standing = standingOf(machine, kase, { answers, followed: [], now });
  const words = caseWords(type, answers, {});
  const account = accountOf(sending.who);
  const forSomebody = isForSomebody(sending);
  const { rows } = await client.query<{ no: number }>(INSERT, [
    ...[number, machine.module, standing.state, standing.kind, standing.isPublic],
    ...[sending.channel, sending.body.language, forSomebody ? null : account, forSomebody ? account : null],
    ...[
      JSON.stringify(answers),
      JSON.stringify(personal),
      read.title,
      read.category,
      structure?.id ?? null,
      where.place,
    ],
    ...[read.point?.longitude ?? null, read.point?.latitude ?? null, read.point?.accuracyM ?? null],
    ...[JSON.stringify(kase.clocks), standing.dueAt, standing.nextAt, now],
    ...[hashes.sending, hashes.content, words.open, words.all],
    ...[read.area?.kind === 'drawn' ? polygonOf(read.area.corners) : null],
    ...[standing.isReviewed, JSON.stringify(standing.nextCounts)],
    type.workflow.counts.map(({ id }) => id),
    where.areaPlaces,
  ]);
  return rows[0]!.no;
};

/** That a body takes nothing any more, and who has its business now, or that nobody has. */
const closedProblem = (parameter: string, body: Body, heir: Body | null): HttpError => {
  const { name } = body;
  return heir
    ? new HttpError(409, 'body-closed', {
        parameter,
        values: { parameter, body: name, heir: heir.name },
        successor: { id: heir.id, name: heir.name },
      })
    : new HttpError(409, 'body-closed-for-good', { parameter, values: { parameter, body: name } });
};

/** Who has a case: the body that it is addressed to, which must be open; else by dispatch. */
const structureOf = async (client: pg.ClientBase, machine: CaseMachine, answers: Answers, now: string) => {
  const read = readOf(machine.type, answers);
  if (read.body !== null) {
    const body = await bodyOf(client, read.body);
    if (body?.status === 'closed')
      throw closedProblem(`answers.${machine.type.reads.body}`, body, await heirOf(client, body.id));
    return body;
  }
  const { category, asset, place, point } = read;
  const on = dayOf(now, machine.calendar.timeZone);
  return dispatch(client, { module: machine.module, category, asset, placeId: place, point, on });
};

/**
 * Where a case is counted: in the place that is named, else in the one that has all of the area that was drawn, else in all of the largest
 * places that the area lies in.
 */
const countedIn = async (
  client: pg.ClientBase,
  { country }: Services,
  machine: CaseMachine,
  answers: Answers,
  now: string,
): Promise<Counted> => {
  const { place, area } = readOf(machine.type, answers);
  if (place !== null || area?.kind !== 'drawn') return { place, areaPlaces: null };
  const [polygon, on] = [polygonOf(area.corners), dayOf(now, machine.calendar.timeZone)];
  const all = await placeWith(client, country, polygon, on);
  if (all !== null) return { place: all, areaPlaces: null };
  const touched = await placesTouched(client, country, polygon, on);
  return { place: null, areaPlaces: touched.length > 0 ? touched : null };
};

/** What was owed when a case was received: the clock that is shown first. */
const dueOf = (machine: CaseMachine, kase: Pick<Case, 'clocks'>, now: string): Receipt['due'] => {
  const clock = leadingClock(machine.type, kase);
  const reading = clock && readClock(clock, machine.calendar, now);
  if (!reading?.due) return null;
  return { on: reading.due, explained: textOf((language) => explained(reading.steps, language)) };
};

const write = async (client: pg.ClientBase, services: Services, given: New): Promise<Receipt> => {
  const { sending, machine, kase, structure, answers, now } = given;
  const { type } = machine;
  const code = codeOfSending(services, sending.body.sending);
  const { number } = await openCase(services, client, machine.module, code);
  const caseNo = await insertCase(client, number, given);
  const account = accountOf(sending.who);
  const eventNo = await addEvent(
    client,
    caseNo,
    {
      deed: 'submit',
      by: isForSomebody(sending) ? 'officer' : 'applicant',
      at: now,
      audience: 'parties',
      from: kase.state,
      to: kase.state,
      values: {},
    },
    { actorId: account, structureId: structure?.id ?? null },
  );
  await takeFiles(client, filesIn(type.form, answers), { caseNo, eventNo });
  const { personal } = partedOf(type, answers);
  const read = readOf(type, answers);
  const subject = {
    ...{ number, title: read.title, language: sending.body.language, personal, structure },
    channel: sending.channel,
    accountId: isForSomebody(sending) ? null : account,
    dueAt: standingOf(machine, kase, { answers, followed: [], now }).dueAt,
  };
  await tell(client, type, subject, type.workflow.onSubmit.tells, {
    key: 'submit',
    timeZone: machine.calendar.timeZone,
  });
  await audit(client, {
    actor: actorOf(sending.who),
    action: 'case.submit',
    object: { kind: 'case', id: number },
    after: { module: machine.module, channel: sending.channel, structure: structure?.id ?? null },
  });
  const receipt: Receipt = {
    ...{ number, code, module: machine.module, title: read.title, receivedAt: now },
    structure: structure && { id: structure.id, name: structure.name },
    due: dueOf(machine, kase, now),
  };
  await sending.also?.(client, receipt);
  return receipt;
};

/** The receipt of what was received before under the same key; 409 where something else was sent under it. */
const receiptAgain = async (
  client: pg.ClientBase,
  services: Services,
  { sending, machine, hashes }: Pick<New, 'sending' | 'machine' | 'hashes'>,
): Promise<Receipt | null> => {
  const { rows } = await client.query<{ number: string; content: string }>(
    'select number, content_hash as content from record_case where sending_hash = $1',
    [hashes.sending],
  );
  if (!rows[0]) return null;
  if (rows[0].content !== hashes.content)
    throw new HttpError(409, 'sent-otherwise', { parameter: 'sending' });
  const kase = (await findCase(client, rows[0].number)) as StoredCase;
  const [first] = await eventsOf(client, kase.no);
  const structure = first?.structureId ? await bodyOf(client, first.structureId) : null;
  const receivedAt = kase.receivedAt.toISOString();
  return {
    ...{ number: kase.number, code: codeOfSending(services, sending.body.sending), module: kase.module },
    ...{ title: kase.title, receivedAt },
    structure: structure && { id: structure.id, name: structure.name },
    due: dueOf(machine, begun(machine, receivedAt, kase.answers).case, receivedAt),
  };
};

const receive = (
  services: Services,
  kind: Kind,
  sending: Sending,
  hashes: New['hashes'],
): Promise<{ receipt: Receipt; isNew: boolean }> =>
  transaction(services.db, async (client) => {
    const machine = await machineOf(client, kind, services.country);
    const before = await receiptAgain(client, services, { sending, machine, hashes });
    if (before) return { receipt: before, isNew: false };
    const now = new Date().toISOString();
    const read = readForm(machine.type.form, sending.body.answers, dayOf(now, machine.calendar.timeZone));
    if (!read.ok) throw formProblem(read.faults);
    await checkReferences(client, machine.type.form, read.values);
    const structure = await structureOf(client, machine, read.values, now);
    const { case: kase } = begun(machine, now, read.values);
    const where = await countedIn(client, services, machine, read.values, now);
    const given: New = { sending, machine, kase, answers: read.values, structure, where, hashes, now };
    return { receipt: await write(client, services, given), isNew: true };
  });

/** Whether somebody else wrote a case under the same key in this moment. */
const isSentTwice = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'record_case_sending_hash_key';
};

/**
 * Receives a case: its row, its number and code, its files, messages and the trail in one transaction, after which the receipt
 * is given. Killed at any step it is either there, and sent again under the same key gives the same receipt, or it is not
 * there and nobody was told that it is. Throws 400 for answers that will not do, with the field at fault.
 */
export const submit = async (
  services: Services,
  kind: Kind,
  sending: Sending,
): Promise<{ receipt: Receipt; isNew: boolean }> => {
  const { secrets } = services;
  const content = JSON.stringify([sending.channel, sending.body.language, sending.body.answers]);
  const hashes = {
    sending: secrets.mac('case sending', `${kind.module.id} ${sending.body.sending}`),
    content: secrets.mac('case content', content),
  };
  return receive(services, kind, sending, hashes).catch((error: unknown) => {
    // Of two that come at once the second one waits for the first, fails by its row, and finds it on the second look.
    if (!isSentTwice(error)) throw error;
    return receive(services, kind, sending, hashes);
  });
};
