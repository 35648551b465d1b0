import type { Request } from 'express';
import type pg from 'pg';
import type { SignPetition } from '../../../../sql/model/api/petitions.ts';
import { sameText, type Text } from '../../../../sql/model/text.ts';
import { post } from '../../../../sql/outbox/post.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { makeLink } from '../../../accounts/links.ts';
import { badParameter } from '../../../http/error.ts';
import { shownNetwork } from '../../../http/network.ts';
import { harmless } from '../../../outbox/templates/values.ts';
import type { Services } from '../../../services.ts';
import { checkInvitation } from '../invitation.ts';
import {
  isCollecting,
  isSponsoring,
  notCollecting,
  type Petition,
  petitionOf,
  published,
} from '../petition.ts';
import { checkPlace } from '../places.ts';
import { SIGNED_BEFORE } from '../told.ts';
import { isDisposable, mailboxOf, rowOf } from './address.ts';
import { ownPage } from './own.ts';

/** Whether a signature of now is a sponsor's. Throws where nothing can be signed. */
const asSponsor = (services: Services, petition: Petition, invitation: string | undefined): boolean => {
  const { kase } = petition;
  if (isCollecting(petition, new Date().toISOString())) return false;
  if (invitation === undefined) {
    published(petition);
    throw notCollecting();
  }
  checkInvitation(services.secrets, kase.number, invitation);
  if (!isSponsoring(petition)) throw notCollecting();
  return true;
};

/** Who signed, as it is kept: each hash is of one purpose, and leads back to nobody. */
const tracesOf = ({ secrets }: Services, number: string, email: string, network: string) => {
  const mailbox = mailboxOf(email);
  return {
    person: secrets.mac('petition person', mailbox),
    network: secrets.mac('petition network', `${number} ${network}`),
    row: secrets.mac('petition row', `${number} ${rowOf(mailbox)}`),
    mailbox,
  };
};

/** So many a network block and petition, so many mails to an address: who asks for more has to wait. */
const countTries = async ({ attempts }: Services, number: string, mailbox: string, network: string) => {
  // A petition that many sign from everywhere is no attack: it is not counted by itself.
  await attempts.begin({ purpose: 'sign', who: number, network, isKnownThere: true });
  await attempts.begin({ purpose: 'sign-mail', who: `${number} ${mailbox}`, network: mailbox });
};

const ASK = `insert into petition_signature as s
    (case_no, is_sponsor, state, person_hash, network_hash, shape_hash, email, hears, language, place_id)
  values ($1, $2, 'asked', $3, $4, $5, $6, $7, $8, $9)
  on conflict (case_no, person_hash) do update set state = 'asked', is_sponsor = excluded.is_sponsor,
    network_hash = excluded.network_hash, shape_hash = excluded.shape_hash, email = excluded.email, hears = excluded.hears,
    language = excluded.language, place_id = excluded.place_id, suspicions = '{}', reason = null, created_at = now(),
    confirmed_at = null, decided_at = null
  where s.state in ('asked', 'withdrawn')
  returning id`;

const KNOWN = 'select id from petition_signature where case_no = $1 and person_hash = $2';

/** Its author wrote it, and nobody may have looked at it yet: without what leads somewhere else. */
const titleOf = (title: string): Text => {
  const text = harmless(title);
  return sameText(text);
};

/** Her address is kept where she wants to hear something. */
const keptOf = ({ email, hears }: Pick<SignPetition, 'email' | 'hears'>): string | null =>
  hears === 'nothing' ? null : email;

const askByMail = async (
  client: pg.ClientBase,
  { kase }: Petition,
  { id, isSponsor }: { id: string; isSponsor: boolean },
  { email, language, hears, place }: SignPetition,
): Promise<void> => {
  const { link, expires } = await makeLink(client, {
    ...{ kind: 'signature', email: keptOf({ email, hears }) },
    content: { signature: id, asked: { isSponsor, hears, language, place } },
  });
  await post(client, {
    ...{ channel: 'mail', to: email, language, template: 'confirm-signature' },
    content: { link, expires, title: titleOf(kase.title) },
  });
};

/** To somebody who signed before: the answer of the server is the same, so that nobody learns who signed by trying addresses. */
const tellSigned = async (
  services: Services,
  client: pg.ClientBase,
  { kase }: Petition,
  id: string,
  { email, language }: SignPetition,
): Promise<void> => {
  await post(client, {
    ...{ channel: 'mail', to: email, language, template: 'signature-news' },
    content: { link: ownPage(services.secrets, id), title: titleOf(kase.title), text: SIGNED_BEFORE },
  });
};

/**
 * Somebody wants to sign: a mail asks whoever reads it, and nothing counts before she says so. One person signs once, however
 * she writes her address. Throws 400 for an address that is read by anybody, 404 and 409 where nothing can be signed, 429.
 */
export const sign = async (
  services: Services,
  request: Request,
  number: string,
  wish: SignPetition,
): Promise<void> => {
  if (isDisposable(wish.email)) throw badParameter('email', 'disposable-address');
  const network = shownNetwork(request.ip);
  const traces = tracesOf(services, number, wish.email, network);
  await countTries(services, number, traces.mailbox, network);
  await transaction(services.db, async (client) => {
    const petition = await petitionOf(services, client, number);
    const isSponsor = asSponsor(services, petition, wish.invitation);
    await checkPlace(client, services.country, wish.place);
    const { rows } = await client.query<{ id: string }>(ASK, [
      ...[petition.kase.no, isSponsor, traces.person, traces.network, traces.row],
      ...[keptOf(wish), wish.hears, wish.language, wish.place ?? null],
    ]);
    if (rows[0]) return askByMail(client, petition, { id: rows[0].id, isSponsor }, wish);
    const known = await client.query<{ id: string }>(KNOWN, [petition.kase.no, traces.person]);
    return tellSigned(services, client, petition, known.rows[0]!.id, wish);
  });
};
