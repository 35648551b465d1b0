import type pg from 'pg';
import type { JobHandler } from '../../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../../sql/jobs/kinds.ts';
import { anyOf, likeness, stemsOf } from '../../../../sql/model/records/likeness.ts';
import { transaction } from '../../../../sql/transaction.ts';

/** Requests looked at in a transaction. */
const AT_ONCE = 50;
const MOST_LOOKED_AT = 60;
/** Mean of how alike titles and texts are, from which two requests are put before an officer as the same question. */
export const LEAST_ALIKE = 0.5;

type Request = { no: number; title: string; text: string; account: string | null };

const REQUEST = `c.no, c.title, c.answers->>'description' as text, c.account_id as account`;
// Held to the end, so that two workers do not look at the same requests.
const FROM = 'select case_no from information_looked for update';
const NEXT = `select ${REQUEST} from record_case c where c.module = 'information' and c.no > $1 order by c.no limit ${AT_ONCE}`;
const BEFORE = `select ${REQUEST} from record_case c
  where c.module = 'information' and c.no < $1 and to_tsvector('simple'::regconfig, c.all_words) @@ to_tsquery('simple'::regconfig, $2)
  order by ts_rank(to_tsvector('simple'::regconfig, c.all_words), to_tsquery('simple'::regconfig, $2)) desc, c.no limit ${MOST_LOOKED_AT}`;

const alike = (one: Request, other: Request): number =>
  (likeness(one.title, other.title) + likeness(one.text ?? '', other.text ?? '')) / 2;

/** The earlier request that reads most like one, of somebody else; null where none is the same question. */
const twinOf = async (
  client: pg.ClientBase,
  request: Request,
): Promise<{ no: number; likeness: number } | null> => {
  const query = anyOf(stemsOf(request.title));
  if (query === null) return null;
  const { rows } = await client.query<Request>(BEFORE, [request.no, query]);
  const [best] = rows
    .filter(({ account }) => account === null || account !== request.account)
    .map((other) => ({ no: other.no, likeness: alike(request, other) }))
    .filter((one) => one.likeness >= LEAST_ALIKE)
    .sort((one, other) => other.likeness - one.likeness || one.no - other.no);
  return best ?? null;
};

const PUT = 'insert into information_twin (case_no, proposal_no, likeness) values ($1, $2, $3)';

/** Puts a request with the one that it is like: into the proposal that that one stands in, or a new one of both. */
const join = async (
  client: pg.ClientBase,
  no: number,
  twin: { no: number; likeness: number },
): Promise<void> => {
  const { rows } = await client.query<{ proposal: number }>(
    'select proposal_no as proposal from information_twin where case_no = $1',
    [twin.no],
  );
  let proposal = rows[0]?.proposal;
  if (proposal === undefined) {
    const made = await client.query<{ no: number }>(
      'insert into information_proposal default values returning no',
    );
    proposal = made.rows[0]!.no;
    await client.query(PUT, [twin.no, proposal, 1]);
  }
  await client.query(PUT, [no, proposal, twin.likeness]);
};

/** Looks through requests that came since the last look; gives how many were put with others, and null when none is left. */
const lookOn = async (client: pg.ClientBase): Promise<number | null> => {
  const { rows: looked } = await client.query<{ case_no: number }>(FROM);
  const { rows } = await client.query<Request>(NEXT, [looked[0]!.case_no]);
  let joined = 0;
  for (const request of rows) {
    const twin = await twinOf(client, request);
    if (!twin) continue;
    await join(client, request.no, twin);
    joined += 1;
  }
  const last = rows.at(-1);
  if (!last) return null;
  await client.query('update information_looked set case_no = $1', [last.no]);
  return joined;
};

/** `information.twins`: finds what was asked twice among the requests that came since it looked last. */
export const findTwins: JobHandler<PayloadOf<'information.twins'>> = async (_, { db, signal, complete }) => {
  let joined = 0;
  for (;;) {
    if (signal.aborted) return;
    const more = await transaction(db, lookOn);
    if (more === null) break;
    joined += more;
  }
  await complete(
    async () => ({ joined }),
    (done) => done,
  );
};
