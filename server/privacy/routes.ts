import { Privacy } from '../../sql/model/api/privacy.ts';
import { fieldsOf } from '../../sql/model/personal/columns.ts';
import { USES, type UseId } from '../../sql/model/personal/uses.ts';
import { transaction } from '../../sql/transaction.ts';
import { noteAccount } from '../accounts/note.ts';
import { OWN, ownConfirmed } from '../accounts/own.ts';
import { clearCookie } from '../accounts/sessions.ts';
import { actorOf } from '../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { sendJson } from '../http/send-json.ts';
import { sendChunks, untilGone } from '../http/stream.ts';
import type { Services } from '../services.ts';
import { eraseAccount } from './erase.ts';
import { exportOf } from './export.ts';

const privacyOf = ({ country: { privacy } }: Services): Privacy => ({
  law: privacy.law,
  uses: (Object.keys(USES) as UseId[]).map((id) => {
    const { title, purpose, basis, retention, erasure } = USES[id];
    return { id, title, purpose, basis: privacy.bases[basis], retention, erasure, fields: fieldsOf(id) };
  }),
});

/** `/api/privacy` and what one may do with what is kept of oneself. */
export const privacyEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/privacy',
    access: 'public',
    tag: 'Description',
    summary: 'What is kept of people: why, by what right, how long',
    query: NO_QUERY,
    answers: { 200: { description: 'Every purpose', content: { 'application/json': Privacy } } },
    handle: (services, { request, response }) => sendJson(request, response, privacyOf(services)),
  }),
  endpoint({
    ...OWN,
    path: '/api/account/export',
    summary: 'All that is kept of oneself, as a file',
    description: 'Needs a recent proof. Hashes and seeds of passwords, codes and keys are left out.',
    query: NO_QUERY,
    answers: { 200: { description: 'A list for each table', content: { 'application/json': 'text' } } },
    handle: async (services, asked) => {
      const { who, account } = await ownConfirmed(services, asked);
      const { response } = asked;
      await transaction(services.db, (client) =>
        noteAccount(client, actorOf(who), 'account.export', account.id),
      );
      await sendChunks(response, exportOf(services.db, account), untilGone(response), () => {
        response.set({
          'Content-Type': 'application/json',
          'Content-Disposition': 'attachment; filename="account.json"',
        });
      });
    },
  }),
  endpoint({
    ...OWN,
    method: 'delete',
    path: '/api/account',
    summary: 'Erases one’s account',
    description: 'Needs a recent proof. It cannot be taken back; the last administrator stays (409).',
    query: NO_QUERY,
    answers: { 204: { description: 'There is no such account any more' } },
    handle: async (services, asked) => {
      const { who, account } = await ownConfirmed(services, asked);
      await transaction(services.db, (client) => eraseAccount(client, account, actorOf(who)));
      services.identities.forget();
      clearCookie(asked.response);
      asked.response.set('Clear-Site-Data', '"cache", "storage"').status(204).end();
    },
  }),
];
