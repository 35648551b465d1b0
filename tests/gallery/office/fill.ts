import { type Actor, audit, COMMAND, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import { transaction } from '../../../sql/transaction.ts';
import { fillJobs } from './jobs.ts';
import { fillLayers } from './layers.ts';
import { fillMessages } from './messages.ts';
import { fillPeople } from './people.ts';

/** A deed: people are called by the name before the `@`. */
type Done = {
  by: string | Actor;
  action: string;
  on: readonly [kind: string, id: string];
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
};

const ADMIN = 'leila.benamor';
const OFFICER = 'sami.trabelsi';
const VISITOR: Actor = { kind: 'public', id: null };
const PROGRAM: Actor = { kind: 'key', id: 'q4w8e2r6t1y5' };
const plants = ['layer', 'wastewater-plants'] as const;

const DEEDS: readonly Done[] = [
  {
    ...{ by: COMMAND, action: 'database.restore', on: ['backup', '2026-01-04T02:10:00Z'] },
    after: { product: '0.1.0', engine: 'server' },
  },
  {
    ...{ by: ADMIN, action: 'session.open', on: ['session', 'a1b2c3d4-0000-4000-8000-00000000000a'] },
    after: { kind: 'account', secondFactor: false },
  },
  {
    ...{ by: VISITOR, action: 'session.open.failed', on: ['account', 'karim.sassi'] },
    after: { step: 'password' },
  },
  {
    ...{ by: ADMIN, action: 'account.role.grant', on: ['account', OFFICER] },
    after: { role: 'data-officer', scope: 'anpe' },
  },
  {
    ...{ by: ADMIN, action: 'account.role.grant', on: ['account', 'nadia.gharbi'] },
    after: { role: 'editor', scope: 'water' },
  },
  {
    ...{ by: ADMIN, action: 'account.role.revoke', on: ['account', 'karim.sassi'] },
    before: { role: 'moderator', scope: '' },
  },
  {
    ...{ by: ADMIN, action: 'account.state.set', on: ['account', 'karim.sassi'] },
    ...{ before: { state: 'active' }, after: { state: 'disabled' }, reason: 'A quitté l’agence' },
  },
  {
    ...{ by: OFFICER, action: 'key.create', on: ['key', 'q4w8e2r6t1y5'] },
    after: { scopes: ['layers.write', 'layers.publish'], perMinute: 600, expiresAt: '2027-04-30T12:00:00Z' },
  },
  {
    ...{ by: PROGRAM, action: 'layer.draft.rows.add', on: plants },
    ...{ before: { rows: 0 }, after: { rows: 124 } },
  },
  { by: OFFICER, action: 'layer.publish.ask', on: plants, after: { job: 2 } },
  {
    ...{ by: SYSTEM, action: 'layer.publish', on: plants, before: { revision: 2, features: 118 } },
    after: { revision: 3, features: 121, rows: 124, rejected: 3, added: 5, removed: 2, changed: 31 },
  },
  {
    ...{ by: OFFICER, action: 'layer.visibility.set', on: ['layer', 'ports'] },
    before: { visibility: { kind: 'public' } },
    after: { visibility: { kind: 'roles', roles: ['duty-officer', 'case-officer'] } },
  },
  {
    ...{ by: ADMIN, action: 'message.discard', on: ['message', '7a1f8c04-52c1-4b1e-9d35-000000000009'] },
    ...{ before: { state: 'dead' }, after: { state: 'discarded' } },
  },
  {
    ...{ by: ADMIN, action: 'account.second-factor.off', on: ['account', 'hatem.jebali'] },
    after: { sessionsEnded: 2 },
  },
];

/** Fills a database that holds the starter pack with an office at work; gives the numbers of accounts by the name before the `@`. */
export const fillOffice = async (db: Db): Promise<Record<string, string>> => {
  const people = await fillPeople(db);
  await fillJobs(db, people[OFFICER] ?? '');
  await fillMessages(db);
  await fillLayers(db);
  for (const {
    by,
    action,
    on: [kind, id],
    ...facts
  } of DEEDS) {
    const actor = typeof by === 'string' ? { kind: 'account' as const, id: people[by] ?? null } : by;
    const object = { kind, id: people[id] ?? id };
    await transaction(db, (client) => audit(client, { actor, action, object, ...facts }));
  }
  return people;
};
