import type pg from 'pg';
import { audit } from '../../../../sql/audit.ts';
import {
  type DecideGroups,
  type GroupOf,
  MOST_GROUPS,
  type SignatureReview,
  SUSPICIONS,
  type Suspicion,
} from '../../../../sql/model/api/petitions.ts';
import { sameText } from '../../../../sql/model/text.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { actorOf, type Who } from '../../../accounts/who.ts';
import { badParameter } from '../../../http/error.ts';
import { followCounts, raiseCounts } from '../../../records/cases/counts.ts';
import type { Services } from '../../../services.ts';
import { MODULE } from '../petition.ts';
import { countsOf } from './own.ts';

/** What signatures of a group share. */
const COLUMN: Record<Suspicion, string> = { network: 'network_hash', addresses: 'shape_hash' };

const groups = (kind: Suspicion): string => `select s.case_no, '${kind}' as kind, s.${COLUMN[kind]} as key,
    count(*) filter (where s.state = 'held')::int as held, count(*) filter (where s.state = 'counted')::int as counted,
    count(*) filter (where s.state = 'refused')::int as refused, min(s.confirmed_at) as first, max(s.confirmed_at) as last
  from petition_signature s
  where s.confirmed_at is not null and exists (select from petition_signature h where h.case_no = s.case_no
    and h.${COLUMN[kind]} = s.${COLUMN[kind]} and '${kind}' = any(h.suspicions))
  group by s.case_no, s.${COLUMN[kind]}`;

const REVIEW = `select c.number, c.title, coalesce(t.n, 0) as signatures, g.*
  from (${groups('network')} union all ${groups('addresses')}) g
    join record_case c on c.no = g.case_no
    left join record_total t on t.case_no = c.no and t.count_id = 'signatures'
  where c.kind <> 'closed' order by (g.held > 0) desc, c.no desc, g.last desc limit ${MOST_GROUPS}`;

type GroupRow = {
  number: string;
  title: string;
  signatures: number;
  kind: Suspicion;
  key: string;
  held: number;
  counted: number;
  refused: number;
  first: Date;
  last: Date;
};

/** Signatures that stand out, by petition and by what they share; those that wait first. No address is shown, as none is known. */
export const reviewOf = async (pool: pg.Pool): Promise<SignatureReview> => {
  const { rows } = await pool.query<GroupRow>(REVIEW);
  const byNumber = new Map<string, SignatureReview['petitions'][number]>();
  for (const { number, title, signatures, kind, key, held, counted, refused, first, last } of rows) {
    const one = byNumber.get(number) ?? { number, title, signatures, held: 0, groups: [] };
    const times = { first: first.toISOString(), last: last.toISOString() };
    one.groups.push({ kind, key, held, counted, refused, ...times });
    byNumber.set(number, one);
  }
  const petitions = [...byNumber.values()];
  const held = await pool.query<{ number: string; held: number }>(
    `select c.number, count(*)::int as held from petition_signature s join record_case c on c.no = s.case_no
      where s.state = 'held' and c.number = any($1) group by c.number`,
    [petitions.map(({ number }) => number)],
  );
  const heldOf = new Map(held.rows.map((row) => [row.number, row.held]));
  return { petitions: petitions.map((one) => ({ ...one, held: heldOf.get(one.number) ?? 0 })) };
};

const MOVES: Record<DecideGroups['decision'], { from: string; to: string; by: number }> = {
  count: { from: 'held', to: 'counted', by: 1 },
  refuse: { from: 'held', to: 'refused', by: 0 },
  hold: { from: 'counted', to: 'held', by: -1 },
};

type Given = GroupOf & { caseNo: number };
const GIVEN = `jsonb_to_recordset($1::jsonb) as g ("caseNo" bigint, key text)`;

/** The rows of groups are held in one order, or two who decide of the same ones by other groups could wait for each other. */
const HOLD = `select id from petition_signature where id in (${SUSPICIONS.map(
  (kind) => `select s.id from jsonb_to_recordset($1::jsonb) as g ("caseNo" bigint, kind text, key text)
    join petition_signature s on s.case_no = g."caseNo" and s.${COLUMN[kind]} = g.key where g.kind = '${kind}' and s.state = $2`,
).join(' union ')}) order by id for update`;

const decideRows = (kind: Suspicion): string => `with changed as (
    update petition_signature s set state = $3, reason = $4, decided_at = now(),
      suspicions = case when '${kind}' = any(suspicions) then suspicions else array_append(suspicions, '${kind}') end
    from ${GIVEN} where s.case_no = g."caseNo" and s.${COLUMN[kind]} = g.key and s.state = $2
    returning s.case_no, s.is_sponsor, s.place_id)
  select case_no as "caseNo", is_sponsor as "isSponsor", place_id as place, count(*)::int as n from changed
    group by 1, 2, 3 order by 1, 2, 3`;
type Changed = { caseNo: number; isSponsor: boolean; place: string | null; n: number };

const NUMBERS = 'select no, number from record_case where module = $1 and number = any($2)';

/** Groups with the cases that they are of. 400 with the one whose petition there is not. */
const found = async (client: pg.ClientBase, groups: readonly GroupOf[]): Promise<Given[]> => {
  const { rows } = await client.query<{ no: number; number: string }>(NUMBERS, [
    MODULE,
    groups.map(({ number }) => number),
  ]);
  const known = new Map(rows.map(({ no, number }) => [number, no]));
  return groups.map((group, at) => {
    const caseNo = known.get(group.number);
    if (caseNo === undefined)
      throw badParameter(`groups.${at}.number`, 'invalid-parameter', { reason: sameText(group.number) });
    return { ...group, caseNo };
  });
};

/** The petitions that groups are of, each once. */
const casesOf = (given: readonly Given[]): Given[] => [
  ...new Map(given.map((group) => [group.caseNo, group])).values(),
];
const kindsIn = (given: readonly Given[], caseNo: number): Suspicion[] =>
  SUSPICIONS.filter((kind) => given.some((group) => group.caseNo === caseNo && group.kind === kind));
const sum = (rows: readonly Changed[]): number => rows.reduce((all, { n }) => all + n, 0);

/**
 * What a moderator decides of signatures that stand out, all those of some groups at once, with why: they count, are refused, or
 * are held. Rows stay; the numbers of petitions move with them in the same transaction, and each petition has its line in the
 * trail. Gives how many changed; one that is in several of the groups is decided of once.
 */
export const decide = async (
  services: Services,
  who: Who,
  { groups, decision, reason }: DecideGroups,
): Promise<number> => {
  const { from, to, by } = MOVES[decision];
  const { given, changed } = await transaction(services.db, async (client) => {
    const given = await found(client, groups);
    await client.query(HOLD, [JSON.stringify(given), from]);
    const changed: Changed[] = [];
    for (const kind of SUSPICIONS) {
      const own = JSON.stringify(given.filter((group) => group.kind === kind));
      changed.push(...(await client.query<Changed>(decideRows(kind), [own, from, to, reason])).rows);
    }
    const raises = changed.flatMap(({ caseNo, place, n, ...row }) =>
      countsOf(row).map((count) => ({ caseNo, count, place, n: by * n })),
    );
    if (by !== 0) await raiseCounts(client, raises);
    for (const { number, caseNo } of casesOf(given))
      await audit(client, {
        actor: actorOf(who),
        action: 'petition.signatures.decide',
        object: { kind: 'case', id: number },
        after: {
          ...{ decision, kinds: kindsIn(given, caseNo) },
          changed: sum(changed.filter((row) => row.caseNo === caseNo)),
        },
        reason,
      });
    return { given, changed: sum(changed) };
  });
  for (const { caseNo } of casesOf(given)) await followCounts(services, caseNo);
  return changed;
};
