import { RecoveryCodes, SecondFactorConfirm, SecondFactorStart } from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { HttpError } from '../http/error.ts';
import { OWN, ownConfirmed } from './own.ts';
import { newRecoveryCodes } from './second-factor.ts';
import { beginSecondFactor, noteSecondFactor, turnOff, turnOn } from './second-factor-change.ts';
import { setCookie } from './sessions.ts';

const path = '/api/account/second-factor';
const CODES = {
  200: { description: 'Ten codes, shown once', content: { 'application/json': RecoveryCodes } },
};

/** `/api/account/second-factor`: an app that shows codes, and recovery codes for when it is lost. */
export const secondFactorEndpoints: readonly Endpoint[] = [
  endpoint({
    ...OWN,
    method: 'post',
    path,
    summary: 'Set up a second factor',
    description: 'Needs a recent proof. It counts when a code has come back.',
    query: NO_QUERY,
    answers: { 200: { description: 'For the app', content: { 'application/json': SecondFactorStart } } },
    handle: async (services, asked) =>
      void asked.response.json(await beginSecondFactor(services, await ownConfirmed(services, asked))),
  }),
  endpoint({
    ...OWN,
    method: 'post',
    path: `${path}/confirm`,
    summary: 'Turn the second factor on',
    description: 'Needs a recent proof. Every other session ends.',
    query: NO_QUERY,
    body: SecondFactorConfirm,
    answers: CODES,
    handle: async (services, asked) => {
      const mine = await ownConfirmed(services, asked);
      const { token, recoveryCodes } = await turnOn(services, asked, mine, asked.body.code);
      services.identities.forget();
      setCookie(asked.response, token);
      asked.response.json({ recoveryCodes });
    },
  }),
  endpoint({
    ...OWN,
    method: 'delete',
    path,
    summary: 'Turn the second factor off',
    description: 'Needs a recent proof.',
    query: NO_QUERY,
    answers: { 204: { description: 'It is off' } },
    handle: async (services, asked) => {
      const { account } = await ownConfirmed(services, asked);
      await transaction(services.db, (client) => turnOff(client, asked, account));
      services.identities.forget();
      asked.response.status(204).end();
    },
  }),
  endpoint({
    ...OWN,
    method: 'post',
    path: `${path}/recovery-codes`,
    summary: 'New recovery codes',
    description: 'Needs a recent proof. Those from before are void.',
    query: NO_QUERY,
    answers: CODES,
    handle: async (services, asked) => {
      const { who, account } = await ownConfirmed(services, asked);
      if (!account.hasSecondFactor) throw new HttpError(409, 'conflict');
      const recoveryCodes = await transaction(services.db, async (client) => {
        await noteSecondFactor(client, who, account, 'recovery-codes');
        return newRecoveryCodes(client, services, account.id);
      });
      asked.response.json({ recoveryCodes });
    },
  }),
];
