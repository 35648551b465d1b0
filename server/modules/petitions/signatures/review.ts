import type pg from 'pg';
import { audit } from '../../../../sql/audit.ts';
import type { DecideGroup, SignatureReview, Suspicion } from '../../../../sql/model/api/petitions.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { actorOf, type Who } from '../../../accounts/who.ts';
import { addCount, followCounts } from '../../../records/cases/counts.ts';
import type { Services } from '../../../services.ts';
import { petitionOf } from '../petition.ts';

/** What signatures of a group share. */
const COLUMN: Record<Suspicion, string> = { network: 'network_hash', addresses: 'shape_hash' };

const groups = (kind: Suspicion): string => `select s.case_no, '${kind}' as kind, s.${COLUMN[kind]} as key,
    count(*) filter (where s.state = 'held')::int as held, count(*) filter (where s.state = 'counted')::int as counted,
    count(*) filter (where s.state = 'refused')::int as refused, min(s.confirmed_at) as first, max(s.confirmed_at) as last
  from petition_signature s
  where s.confirmed_at is not null and exists (select from petition_signature h where h.case_no = s.case_no
    and h.${COLUMN[kind]} = s.${COLUMN[kind]} and '${kind}' = any(h.suspicions))
  group by s.case_no, s.${COLUMN[kind]}`;

const REVIEW = `select c.number, c.title, coalesce(r.n, 0)::int as signatures, g.*
  from (${groups('network')} union all ${groups('addresses')}) g
    join record_case c on c.no = g.case_no
    left join (select case_no, sum(n) as n from record_count where count_id = 'signatures' group by case_no) r on r.case_no = c.no
  where c.kind <> 'closed' order by (g.held > 0) desc, c.no desc, g.last desc limit 500`;

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

const MOVES: Record<DecideGroup['decision'], { from: string; to: string; by: number }> = {
  count: { from: 'held', to: 'counted', by: 1 },
  refuse: { from: 'held', to: 'refused', by: 0 },
  hold: { from: 'counted', to: 'held', by: -1 },
};

const decideRows = (kind: Suspicion): string => `with changed as (
    update petition_signature set state = $4, reason = $5, decided_at = now(),
      suspicions = case when '${kind}' = any(suspicions) then suspicions else array_append(suspicions, '${kind}') end
    where case_no = $1 and ${COLUMN[kind]} = $2 and state = $3 returning is_sponsor, place_id)
  select is_sponsor as "isSponsor", place_id as place, count(*)::int as n from changed group by 1, 2 order by 1, 2`;
type Changed = { isSponsor: boolean; place: string | null; n: number };

/**
 * What a moderator decides of signatures that stand out, all those of a group at once, with why: they count, are refused, or
 * are held. Rows stay; the number of the petition moves with them in the same transaction. Gives how many changed.
 */
export const decide = async (
  services: Services,
  who: Who,
  number: string,
  { kind, key, decision, reason }: DecideGroup,
): Promise<number> => {
  const { from, to, by } = MOVES[decision];
  const { kase, changed } = await transaction(services.db, async (client) => {
    const petition = await petitionOf(services, client, number);
    const { rows } = await client.query<Changed>(decideRows(kind), [petition.kase.no, key, from, to, reason]);
    for (const { isSponsor, place, n } of by === 0 ? [] : rows)
      for (const count of isSponsor ? ['sponsors', 'signatures'] : ['signatures'])
        await addCount(client, { caseNo: petition.kase.no, count, place }, by * n);
    const sum = rows.reduce((all, { n }) => all + n, 0);
    await audit(client, {
      actor: actorOf(who),
      action: 'petition.signatures.decide',
      object: { kind: 'case', id: number },
      after: { kind, decision, changed: sum },
      reason,
    });
    return { kase: petition.kase, changed: sum };
  });
  await followCounts(services, kase.no);
  return changed;
};
