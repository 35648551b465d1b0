import type { Request } from 'express';
import { z } from 'zod';
import { MailSent, OneToken } from '../../../sql/model/api/accounts.ts';
import {
  AskedSignature,
  HearLess,
  InvitationLink,
  InvitedBody,
  OwnBody,
  OwnSignature,
  SignatureFigures,
  SignerPlaces,
  SignPetition,
} from '../../../sql/model/api/petitions.ts';
import { CaseView } from '../../../sql/model/api/records.ts';
import { amountOf } from '../../../sql/model/records/basis.ts';
import type { Who } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { sendJson, sendLive } from '../../http/send-json.ts';
import { relationOf } from '../../records/cases/relation.ts';
import { eventsOf } from '../../records/cases/store.ts';
import { viewOf } from '../../records/cases/view.ts';
import { numberOf } from '../../records/number.ts';
import type { Services } from '../../services.ts';
import { figuresOf } from './figures.ts';
import { checkInvitation, invitationOf } from './invitation.ts';
import { isSponsoring, levelOf, petitionOf, published } from './petition.ts';
import { signerPlaces } from './places.ts';
import { askedOf } from './signatures/asked.ts';
import { confirm } from './signatures/confirm.ts';
import { hearOtherwise, readOwn, withdraw } from './signatures/own.ts';
import { sign } from './signatures/sign.ts';

const JSON_TYPE = 'application/json';
const given = { access: 'public', tag: 'Petitions', query: NO_QUERY } as const;
const own = { 200: { description: 'The signature', content: { [JSON_TYPE]: OwnSignature } } };

/** A petition that is not published, as a sponsor sees it: as everybody will, if it is. */
const invitedView = async (services: Services, number: string, invitation: string) => {
  const { pool } = services.db;
  checkInvitation(services.secrets, number, invitation);
  const petition = await petitionOf(services, pool, number);
  if (!petition.kase.isPublic && !isSponsoring(petition)) throw notFound('no-such-thing', number);
  const { kase, machine } = petition;
  const anybody = { role: 'anybody', reader: 'public' } as const;
  return viewOf(pool, machine, kase, await eventsOf(pool, kase.no), anybody);
};

/** The author's link for sponsors; 404 for everybody else, as for a petition that there is not. */
const linkFor = async (services: Services, who: Who, request: Request) => {
  const { kase, machine } = await petitionOf(services, services.db.pool, numberOf(request));
  const { role } = relationOf(who, kase);
  if (role !== 'applicant' || !isSponsoring({ kase })) throw notFound('no-such-thing', kase.number);
  const rule = machine.workflow.countRules.find(({ count }) => count === 'sponsors')!;
  return {
    link: `/petitions/${kase.number}#${invitationOf(services.secrets, kase.number)}`,
    sponsors: kase.counts.sponsors ?? 0,
    wanted: amountOf(rule.reaches, machine.settings),
  };
};

/** `/api/petitions/...`: signatures and what is made of them; the petitions themselves are cases (`/api/records/petitions`). */
export const petitionEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/petitions/places',
    summary: 'The places that signers choose theirs from',
    answers: { 200: { description: 'Places', content: { [JSON_TYPE]: SignerPlaces } } },
    handle: async ({ db, country }, { request, response }) =>
      sendJson(request, response, {
        level: levelOf(country),
        places: await signerPlaces(db.read(), country),
      }),
  }),
  endpoint({
    ...given,
    path: '/api/petitions/{number}/signatures',
    summary: 'How many signed a petition, and where they live; no place with fewer than five',
    answers: { 200: { description: 'As it is now', content: { [JSON_TYPE]: SignatureFigures } } },
    handle: async (services, { request, response }) => {
      const pool = services.db.read();
      const petition = published(await petitionOf(services, pool, numberOf(request)));
      const figures = await figuresOf(pool, services.country, petition);
      sendLive(request, response, figures);
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/petitions/{number}/signatures',
    summary: 'Sign a petition: a mail asks for a word of whoever reads it, and nothing counts before that',
    description: 'The answer is the same whoever’s address it is, and whether it signed before.',
    body: SignPetition,
    answers: { 202: { description: 'A mail is under way', content: { [JSON_TYPE]: MailSent } } },
    handle: async (services, { request, response, body }) => {
      await sign(services, request, numberOf(request), body);
      response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/petitions/signatures/asked',
    summary: 'Which petition the link of a mail signs, without signing it',
    body: OneToken,
    answers: {
      200: { description: 'The petition', content: { [JSON_TYPE]: AskedSignature } },
    },
    handle: async (services, { response, body }) => void response.json(await askedOf(services, body.token)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/petitions/signatures/confirm',
    summary: 'Confirms a signature by the link of the mail; asked again it tells what came of it',
    body: OneToken,
    answers: own,
    handle: async (services, { response, body }) => void response.json(await confirm(services, body.token)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/petitions/signatures/own',
    summary: 'What one signed, by the link of a mail',
    body: OwnBody,
    answers: own,
    handle: async (services, { response, body }) => void response.json(await readOwn(services, body.own)),
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/petitions/signatures/own',
    summary: 'Hear less of a petition, or nothing any more, without signing in',
    body: HearLess,
    answers: own,
    handle: async (services, { response, body }) =>
      void response.json(await hearOtherwise(services, body.own, body.hears)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/petitions/signatures/withdraw',
    summary: 'Takes one’s signature back',
    body: OwnBody,
    answers: own,
    handle: async (services, { response, body }) => void response.json(await withdraw(services, body.own)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/petitions/{number}/invited',
    summary: 'A petition that looks for sponsors, for whoever has its author’s link',
    body: InvitedBody,
    answers: { 200: { description: 'As everybody will see it', content: { [JSON_TYPE]: CaseView } } },
    handle: async (services, { request, response, body }) =>
      void response.json(await invitedView(services, numberOf(request), body.invitation)),
  }),
  endpoint({
    access: { acts: ['account', 'case'] },
    ...{ tag: 'Petitions', query: z.object({}) },
    path: '/api/petitions/{number}/invitation',
    summary: 'The link for sponsors, for the author',
    answers: { 200: { description: 'The link', content: { [JSON_TYPE]: InvitationLink } } },
    handle: async (services, { request, response, who }) =>
      void response.json(await linkFor(services, who, request)),
  }),
];
