import type { Db } from '../../../../sql/db.ts';
import type { OwnSignature } from '../../../../sql/model/api/petitions.ts';
import type { Clock } from '../../../../sql/model/records/clock.ts';
import { prepared } from '../../../../sql/prepared.ts';
import { together } from '../../../../sql/together.ts';
import { hashToken } from '../../../accounts/secrets.ts';
import { HttpError } from '../../../http/error.ts';
import { recipientHash } from '../../../outbox/unsubscribe-token.ts';
import { followCounts, REACHED, raiseSql } from '../../../records/cases/counts.ts';
import { type CaseMachine, type MachineParts, machineFrom, machineParts } from '../../../records/machine.ts';
import { kindOf } from '../../../records/types.ts';
import type { Services } from '../../../services.ts';
import { isCollecting, isSponsoring, MODULE, notCollecting } from '../petition.ts';
import { ownView, type Row } from './own.ts';
import { suspicionsOf, type Traces } from './suspicions.ts';

// How many others of the network in an hour, and of the row in a day, by the same petition.
const others = (column: string, within: string): string => `(select count(*)::int from petition_signature n
    where n.case_no = s.case_no and n.${column} = s.${column} and n.confirmed_at > now() - interval '${within}')`;

// All of it at once, as JSON: in a burst each statement is a part of what a signature takes. What is not confirmed is as the mail of
// the link was asked for, whoever asked for another since.
const SIGNED = `select ${machineParts('$2')}, (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
    select encode(t.hash, 'hex') as link, t.used_at is not null as "isUsed", t.expires_at > now() as "isGood", s.id, s.case_no as "caseNo",
      s.state, coalesce((o.asked ->> 'isSponsor')::boolean, s.is_sponsor) as "isSponsor", coalesce(o.asked ->> 'hears', s.hears) as hears,
      case when o.asked is null then s.place_id else o.asked ->> 'place' end as place, o.email, o.email is not null as "hasAddress",
      s.network_hash as network, s.shape_hash as addresses,
      ${others('network_hash', '1 hour')} as "ofNetwork", ${others('shape_hash', '1 day')} as "ofAddresses",
      c.number, c.title, c.state as "caseState", c.clocks
    from one_time_token t join petition_signature s on s.id = (t.content ->> 'signature')::uuid join record_case c on c.no = s.case_no
    cross join lateral (select case when s.state = 'asked' then t.content -> 'asked' end as asked,
      case when s.state = 'asked' and t.content ? 'asked' then t.email else s.email end as email) o
    where t.hash = any($1) and t.kind = 'signature') x) as signed`;

type Signed = Row &
  Traces & {
    /** The hash of the link, in hexadecimal digits. */
    link: string;
    isUsed: boolean;
    isGood: boolean;
    email: string | null;
    caseState: string;
    clocks: Clock[];
  };

type Looked = { signed: Map<string, Signed>; machine: CaseMachine };

/** The signatures of links, by the link (of those that are none there is nothing), and what petitions are moved by. */
const look = async ({ db, modules, country }: Services, links: readonly string[]): Promise<Looked> => {
  const values = [links.map((link) => Buffer.from(link, 'hex')), MODULE];
  const { rows } = await db.pool.query<MachineParts & { signed: Signed[] }>(
    prepared(db, 'look-at-signatures', SIGNED, values),
  );
  const { signed, ...parts } = rows[0]!;
  const machine = machineFrom(kindOf(modules, MODULE), country, parts);
  return { signed: new Map(signed.map((one) => [one.link, one])), machine };
};

// Links are spent, signatures stand and are counted, and whoever asks to be told wants it again, whatever she ended before: one
// statement, so that all of it is there or nothing. Of two links to one signature the first does it.
// What was only asked for has no `confirmed_at`: by that and not by its state, or all that was asked for would be gone through.
const CONFIRM = `with given as materialized (
    select * from unnest($1::bytea[], $2::text[], $3::text[], $4::text[]) as g (hash, state, suspicions, recipient)
  ), spent as (
    update one_time_token t set used_at = now() from given g
    where t.hash = g.hash and t.kind = 'signature' and t.used_at is null and t.expires_at > now()
    returning g.*, (t.content ->> 'signature')::uuid as signature, t.content -> 'asked' as asked, t.email
  ), confirmed as (
    update petition_signature s set state = spent.state, suspicions = string_to_array(spent.suspicions, ' '), confirmed_at = now(),
      is_sponsor = coalesce((spent.asked ->> 'isSponsor')::boolean, s.is_sponsor), hears = coalesce(spent.asked ->> 'hears', s.hears),
      language = coalesce(spent.asked ->> 'language', s.language),
      place_id = case when spent.asked is null then s.place_id else spent.asked ->> 'place' end,
      email = case when spent.asked is null then s.email else spent.email end
    from spent where s.id = spent.signature and s.confirmed_at is null returning s.case_no, s.place_id, s.is_sponsor, s.state, spent.hash, spent.recipient
  ), ${raiseSql(`select case_no, count_id, place_id, 1 as n from confirmed
      cross join unnest(case when is_sponsor then array['sponsors', 'signatures'] else array['signatures'] end) as count_id
      where state = 'counted'`)}, wanted as (
    delete from unsubscribed u using confirmed c where u.recipient_hash = c.recipient and u.topic = 'petitions'
  )
  select encode(s.hash, 'hex') as link, c.hash is not null as "isDone", c.case_no in (${REACHED}) as "isReached" from spent s left join confirmed c using (hash)`;

type Judged = { state: Row['state']; suspicions: string[] };

/** Judges what signatures are to be, one after the other, by what is known of them and of their petitions. */
const judgeOf = (machine: CaseMachine) => {
  const now = new Date().toISOString();
  const collecting = new Map<number, boolean>();
  const isOpen = ({ caseNo, caseState: state, clocks }: Signed): boolean => {
    const known = collecting.get(caseNo) ?? isCollecting({ kase: { state, clocks }, machine }, now);
    collecting.set(caseNo, known);
    return known;
  };
  return (signed: Signed, before: readonly Traces[]): Judged | HttpError => {
    const { state, isSponsor, caseState } = signed;
    if (state !== 'asked') return { state, suspicions: [] };
    // A sponsor who comes after the others were enough signs as everybody does, once everybody can.
    if (!isOpen(signed) && !(isSponsor && isSponsoring({ kase: { state: caseState } })))
      return notCollecting();
    const suspicions = suspicionsOf(signed, before, machine.settings);
    return { state: suspicions.length > 0 ? 'held' : 'counted', suspicions };
  };
};

/** What came of a link that was used: told again, as the first answer may have been lost. */
const usedBefore = (signed: Signed | undefined): Signed | HttpError =>
  signed?.isUsed && signed.state !== 'asked' ? signed : new HttpError(410, 'link-gone');

type Wanted = Signed & { judged: Judged };
type Written = { link: string; isDone: boolean; isReached: boolean | null };

/** Signatures that are to stand, with what each is; gives which of them were made to, by the link, and does what their numbers bring about. */
const write = async (services: Services, wanted: readonly Wanted[]): Promise<Set<string>> => {
  const { db, secrets } = services;
  const values = [
    wanted.map(({ link }) => Buffer.from(link, 'hex')),
    wanted.map(({ judged }) => judged.state),
    wanted.map(({ judged }) => judged.suspicions.join(' ')),
    wanted.map(({ email }) => (email === null ? null : recipientHash(secrets, email))),
  ];
  const { rows } = await db.pool.query<Written>(prepared(db, 'confirm-signatures', CONFIRM, values));
  const reached = new Set(rows.filter(({ isReached }) => isReached).map(({ link }) => link));
  const cases = wanted.filter(({ link }) => reached.has(link)).map(({ caseNo }) => caseNo);
  for (const caseNo of new Set(cases)) await followCounts(services, caseNo);
  return new Set(rows.filter(({ isDone }) => isDone).map(({ link }) => link));
};

const confirmAll = async (services: Services, links: readonly string[]): Promise<(Signed | Error)[]> => {
  const { signed, machine } = await look(services, links);
  const judge = judgeOf(machine);
  const wanted: Wanted[] = [];
  const failed = new Map<string, HttpError>();
  for (const [link, one] of signed) {
    if (one.isUsed || !one.isGood) continue;
    const judged = judge(one, wanted);
    if (judged instanceof HttpError) failed.set(link, judged);
    else wanted.push({ ...one, judged });
  }
  const done = wanted.length > 0 ? await write(services, wanted) : new Set<string>();
  const states = new Map(wanted.map(({ link, judged }) => [link, judged.state]));
  // Of those that somebody else confirmed in this moment, by this link or another, it is told what came of it.
  const missed = wanted
    .filter(({ link, state }) => state === 'asked' && !done.has(link))
    .map(({ link }) => link);
  const again = missed.length > 0 ? (await look(services, missed)).signed : new Map<string, Signed>();
  return links.map((link) => {
    const one = signed.get(link);
    if (failed.has(link)) return failed.get(link)!;
    if (!one || !states.has(link)) return usedBefore(one);
    return again.has(link) ? usedBefore(again.get(link)) : { ...one, state: states.get(link)! };
  });
};

/** One of each database, as those of a moment go together. */
const confirming = new WeakMap<Db, (link: string) => Promise<Signed>>();

const confirmOne = (services: Services, link: string): Promise<Signed> => {
  const known = confirming.get(services.db);
  if (known) return known(link);
  const made = together((links: string[]) => confirmAll(services, links));
  confirming.set(services.db, made);
  return made(link);
};

/**
 * Whoever reads the mail says that she signs: the link is spent, the signature counts, in one statement; after it she is
 * told so. Killed before, the link is good still; killed after, it tells what came of it. Throws a 410 for a link that is none.
 */
export const confirm = async (services: Services, token: string): Promise<OwnSignature> => {
  return ownView(services.secrets, await confirmOne(services, hashToken(token).toString('hex')));
};
