import type pg from 'pg';
import { z } from 'zod';
import { audit } from '../../../../sql/audit.ts';
import {
  Decision,
  PROPOSAL_STATES,
  type Proposal,
  Proposals,
} from '../../../../sql/model/information/proposal.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { actorOf, grantsOf, may, type Who } from '../../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../../http/endpoint.ts';
import { HttpError, notFound } from '../../../http/error.ts';
import { sendLive } from '../../../http/send-json.ts';
import { redact } from '../../../records/cases/redact.ts';
import type { Services } from '../../../services.ts';
import { tellPublished } from './tell.ts';

const JSON_TYPE = 'application/json';
const TAG = 'Access to information';

const CASES = `select jsonb_agg(jsonb_build_object('number', c.number, 'title', c.title, 'receivedAt', c.received_at, 'likeness', t.likeness,
    'structure', case when i.id is not null then jsonb_build_object('id', i.id, 'name', i.name) end, 'isPublic', c.is_public) order by c.no)
  from information_twin t join record_case c on c.no = t.case_no left join institution i on i.id = c.structure_id
  where t.proposal_no = p.no`;
const LIST = `select p.no, p.state, p.dataset, p.reason, p.created_at, p.decided_at, (${CASES}) as cases from information_proposal p
  where ($1::text is null or p.state = $1)
    and ($2::text[] is null or exists (select from information_twin t join record_case c on c.no = t.case_no
      where t.proposal_no = p.no and c.structure_id = any($2)))
  order by p.state <> 'open', p.no desc limit 200`;

type Twin = Proposal['cases'][number] & { isPublic: boolean };
type Row = Pick<Proposal, 'no' | 'state' | 'dataset' | 'reason'> & {
  created_at: Date;
  decided_at: Date | null;
  cases: Twin[];
};

/**
 * A proposal as somebody sees it: named are the requests of her own structures (null: of all), and of others those that are
 * published, without what may tell of a person.
 */
const shownTo =
  (structures: readonly string[] | null) =>
  ({ created_at, decided_at, cases, ...row }: Row): Proposal => {
    const isOwn = ({ structure }: Twin): boolean =>
      structures === null || (structure !== null && structures.includes(structure.id));
    return {
      ...row,
      createdAt: created_at.toISOString(),
      decidedAt: decided_at?.toISOString() ?? null,
      count: cases.length,
      cases: cases
        .filter((one) => one.isPublic || isOwn(one))
        .map((one) => {
          const { isPublic: _, ...told } = one;
          const title = isOwn(one) ? told.title : redact(told.title);
          return { ...told, title, receivedAt: new Date(told.receivedAt).toISOString() };
        }),
    };
  };

/** The structures for which somebody handles cases; null for all. */
const structuresOf = (who: Who): string[] | null =>
  may(who, 'cases.handle', { structure: null })
    ? null
    : grantsOf(who)
        .filter(({ role }) => role === 'case-officer')
        .map(({ scope }) => scope);

const proposalsOf = async (
  pool: pg.Pool,
  state: string | null,
  structures: string[] | null,
): Promise<Row[]> => (await pool.query<Row>(LIST, [state, structures])).rows;

const HELD = 'select state from information_proposal where no = $1 for update';
const IS_OWN = `select from information_twin t join record_case c on c.no = t.case_no
  where t.proposal_no = $1 and ($2::text[] is null or c.structure_id = any($2)) limit 1`;
const DECIDE = `update information_proposal set state = $2, dataset = $3, reason = $4, decided_at = now() where no = $1`;

/** Notes what was decided, in one transaction with what the requests and those who sent them are told. 409 for a second decision. */
const decide = (services: Services, who: Who, no: number, decision: Decision): Promise<void> =>
  transaction(services.db, async (client) => {
    const { rows } = await client.query<{ state: string }>(HELD, [no]);
    const own = await client.query(IS_OWN, [no, structuresOf(who)]);
    if (!rows[0] || !own.rowCount) throw notFound('no-such-thing', String(no));
    if (rows[0].state !== 'open') throw new HttpError(409, 'conflict');
    const isAccepted = decision.decision === 'accept';
    const [dataset, reason] = isAccepted ? [decision.dataset, null] : [null, decision.reason];
    await client.query(DECIDE, [no, isAccepted ? 'accepted' : 'declined', dataset, reason]);
    await audit(client, {
      actor: actorOf(who),
      action: isAccepted ? 'case.proposal.accept' : 'case.proposal.decline',
      object: { kind: 'module', id: 'information' },
      after: { proposal: no, dataset },
    });
    if (dataset !== null) await tellPublished(services, client, no, dataset);
  });

/** What was asked twice: the proposals to publish, what was decided, and by which reason. */
export const twinEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/information/proposals',
    access: 'public',
    tag: TAG,
    summary:
      'What was asked twice or more, and what was decided: the dataset that answers it, or why there is none',
    description: 'Only what was decided; of the requests those that are published are named.',
    query: NO_QUERY,
    answers: { 200: { description: 'Newest first', content: { [JSON_TYPE]: Proposals } } },
    handle: async ({ db }, { request, response }) => {
      const rows = await proposalsOf(db.read(), null, null);
      const proposals = rows.filter(({ state }) => state !== 'open').map(shownTo([]));
      sendLive(request, response, { proposals });
    },
  }),
  endpoint({
    path: '/api/office/information/proposals',
    access: { may: 'cases.handle' },
    tag: TAG,
    summary: 'What was asked twice of one’s structures, open ones first',
    query: z.object({ state: z.enum(PROPOSAL_STATES).optional() }),
    answers: { 200: { description: 'Proposals', content: { [JSON_TYPE]: Proposals } } },
    handle: async ({ db }, { response, query, who }) => {
      const structures = structuresOf(who);
      const rows = await proposalsOf(db.pool, query.state ?? null, structures);
      response.json({ proposals: rows.map(shownTo(structures)) });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/office/information/proposals/{no}/decision',
    access: { may: 'cases.handle' },
    tag: TAG,
    summary: 'Decides on a proposal: where the dataset is that answers, or why there is to be none',
    description:
      'Noted once. Of a dataset every request is told in its thread, and who sent it by a message.',
    query: NO_QUERY,
    body: Decision,
    answers: { 204: { description: 'Noted' } },
    handle: async (services, { request, response, body, who }) => {
      const text = pathOf(request, 'no');
      if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound('no-such-thing', text);
      await decide(services, who, Number(text), body);
      response.status(204).end();
    },
  }),
];
