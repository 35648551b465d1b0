import type pg from 'pg';
import type { OwnSignature } from '../../../../sql/model/api/petitions.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { spendLink } from '../../../accounts/links.ts';
import { hashToken } from '../../../accounts/secrets.ts';
import { HttpError } from '../../../http/error.ts';
import { recipientHash } from '../../../outbox/unsubscribe-token.ts';
import { addCount, followCounts } from '../../../records/cases/counts.ts';
import type { Services } from '../../../services.ts';
import { isCollecting, isSponsoring, notCollecting, petitionOf } from '../petition.ts';
import { countsOf, findSignature, ownView, type Row } from './own.ts';

// How many others of the network in an hour, and of the row in a day, by the same petition.
const AROUND = `select
    (select count(*)::int from petition_signature n where n.case_no = s.case_no and n.network_hash = s.network_hash
      and n.confirmed_at > now() - interval '1 hour') as network,
    (select count(*)::int from petition_signature n where n.case_no = s.case_no and n.shape_hash = s.shape_hash
      and n.confirmed_at > now() - interval '1 day') as addresses,
    s.email
  from petition_signature s where s.id = $1`;
type Around = { network: number; addresses: number; email: string | null };

/** Why a signature is looked at before it counts: nothing of it is decided by itself, and none is taken away. */
const suspicionsOf = (
  { network, addresses }: Around,
  settings: Readonly<Record<string, number>>,
): string[] => [
  ...(network >= settings['network-per-hour']! ? ['network'] : []),
  ...(addresses >= settings['alike-per-day']! ? ['addresses'] : []),
];

const CONFIRM = `update petition_signature set state = $2, suspicions = $3, confirmed_at = now() where id = $1`;

const count = async (services: Services, client: pg.ClientBase, row: Row): Promise<Row> => {
  const petition = await petitionOf(services, client, row.number);
  const isOpen = isCollecting(petition, new Date().toISOString());
  // A sponsor who comes after the others were enough signs as everybody does, once everybody can.
  if (!isOpen && !(row.isSponsor && isSponsoring(petition))) throw notCollecting();
  const around = (await client.query<Around>(AROUND, [row.id])).rows[0]!;
  const suspicions = suspicionsOf(around, petition.machine.settings);
  const state = suspicions.length > 0 ? 'held' : 'counted';
  await client.query(CONFIRM, [row.id, state, suspicions]);
  if (state === 'counted') for (const one of countsOf(row)) await addCount(client, { ...row, count: one }, 1);
  // Whoever asks to be told wants it again, whatever she ended before.
  if (around.email !== null)
    await client.query(`delete from unsubscribed where recipient_hash = $1 and topic = 'petitions'`, [
      recipientHash(services.secrets, around.email),
    ]);
  return { ...row, state };
};

/** The signature of a link that was used: told again what came of it, as the first answer may have been lost. */
const usedBefore = async ({ db }: Services, token: string): Promise<Row | null> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `select content ->> 'signature' as id from one_time_token where hash = $1 and kind = 'signature' and used_at is not null`,
    [hashToken(token)],
  );
  return rows[0] ? findSignature(db.pool, rows[0].id) : null;
};

/**
 * Whoever reads the mail says that she signs: the link is spent, the signature counts, in one transaction; after it she is
 * told so. Killed before, the link is good still; killed after, it tells what came of it. Throws a 410 for a link that is none.
 */
export const confirm = async (services: Services, token: string): Promise<OwnSignature> => {
  const done = await transaction(services.db, async (client) => {
    const { content } = await spendLink(client, token, ['signature']);
    const row = await findSignature(client, content.signature ?? '', 'for update of s');
    if (!row) throw new HttpError(410, 'link-gone');
    // Asked for twice, the other link did it.
    return row.state === 'asked' ? count(services, client, row) : row;
  }).catch(async (error: unknown) => {
    const before = (error as HttpError).code === 'link-gone' ? await usedBefore(services, token) : null;
    if (!before || before.state === 'asked') throw error;
    return before;
  });
  await followCounts(services, done.caseNo);
  return ownView(services.secrets, done);
};
