import type pg from 'pg';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import type { JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import { HEARS } from '../../../sql/model/api/petitions.ts';
import { type Language, sameText } from '../../../sql/model/text.ts';
import { post } from '../../../sql/outbox/post.ts';
import { transaction } from '../../../sql/transaction.ts';
import { openSecrets, type Secrets } from '../../accounts/secrets.ts';
import { harmless } from '../../outbox/templates/values.ts';
import type { DoneInCase } from '../../records/module.ts';
import { ownPage } from './signatures/own.ts';
import { TOLD } from './told.ts';

/** What one short transaction writes: on the embedded engine everybody waits meanwhile. */
const CHUNK = 100;

/** Has signers told of a deed, in its own transaction. */
export const tellSigners = async (client: pg.ClientBase, done: DoneInCase): Promise<void> => {
  const { caseNo, deed, at } = done;
  if (Object.hasOwn(TOLD, deed)) await enqueue(client, 'petitions.tell', { petition: caseNo, deed, at });
};

const NEXT = `select s.id, s.email, s.language, c.title from petition_signature s join record_case c on c.no = s.case_no
  where s.case_no = $1 and s.email is not null and s.state = 'counted' and s.hears = any($2) and ($3::uuid is null or s.id > $3)
  order by s.id limit ${CHUNK}`;
type Signer = { id: string; email: string; language: Language; title: string };

const tellOne = (
  client: pg.ClientBase,
  secrets: Secrets,
  { petition, deed, at }: PayloadOf<'petitions.tell'>,
  { id, email, language, title }: Signer,
): Promise<unknown> =>
  post(client, {
    ...{ channel: 'mail', to: email, language, template: 'signature-news', topic: 'petitions' },
    content: { link: ownPage(secrets, id), title: sameText(harmless(title)), text: TOLD[deed]!.says },
    dedupeKey: `petition:${petition}:${deed}:${at}:${id}`,
  });

/**
 * `petitions.tell`: a message for each signer who wanted to hear of such a thing, some hundred to a transaction. Killed
 * anywhere it begins anew, and nobody is told twice.
 */
export const tellOfPetition: JobHandler<PayloadOf<'petitions.tell'>> = async (payload, context) => {
  const { db, env, signal, complete } = context;
  const secrets = openSecrets(env.SECRET_KEY ?? '');
  const least = TOLD[payload.deed]?.hears;
  const wishes = least ? HEARS.slice(HEARS.indexOf(least)) : [];
  let told = 0;
  for (let after: string | null = null; !signal.aborted; ) {
    const rows: Signer[] = await transaction(db, async (client) => {
      const found = await client.query<Signer>(NEXT, [payload.petition, wishes, after]);
      for (const signer of found.rows) await tellOne(client, secrets, payload, signer);
      return found.rows;
    });
    told += rows.length;
    if (rows.length < CHUNK) break;
    after = rows.at(-1)!.id;
  }
  await complete(
    async () => ({ told }),
    (done) => done,
  );
};
