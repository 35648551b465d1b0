import { type Actor, audit, COMMAND, type Deed, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import { transaction } from '../../../sql/transaction.ts';
import { fillJobs } from './jobs.ts';
import { fillLayers } from './layers.ts';
import { fillMessages } from './messages.ts';
import { fillPeople } from './people.ts';

const VISITOR: Actor = { kind: 'public', id: null };

const deedsOf = (people: Record<string, string>): Deed[] => {
  const account = (name: string): { kind: string; id: string } => ({
    kind: 'account',
    id: people[name] ?? 'none',
  });
  const by = (name: string): Actor => ({ kind: 'account', id: people[name] ?? null });
  const layer = (id: string) => ({ kind: 'layer', id });
  const admin = by('leila.benamor');
  const officer = by('sami.trabelsi');
  return [
    {
      actor: COMMAND,
      action: 'database.restore',
      object: { kind: 'backup', id: '2026-01-04T02:10:00Z' },
      after: { product: '0.1.0', engine: 'server' },
    },
    {
      actor: admin,
      action: 'session.open',
      object: { kind: 'session', id: 'a1b2c3d4-0000-4000-8000-00000000000a' },
      after: { kind: 'account', secondFactor: false },
    },
    {
      actor: VISITOR,
      action: 'session.open.failed',
      object: account('karim.sassi'),
      after: { step: 'password' },
    },
    {
      actor: admin,
      action: 'account.role.grant',
      object: account('sami.trabelsi'),
      after: { role: 'data-officer', scope: 'anpe' },
    },
    {
      actor: admin,
      action: 'account.role.grant',
      object: account('nadia.gharbi'),
      after: { role: 'editor', scope: 'water' },
    },
    {
      actor: admin,
      action: 'account.role.revoke',
      object: account('karim.sassi'),
      before: { role: 'moderator', scope: '' },
    },
    {
      actor: admin,
      action: 'account.state.set',
      object: account('karim.sassi'),
      before: { state: 'active' },
      after: { state: 'disabled' },
      reason: 'A quitté l’agence',
    },
    {
      actor: officer,
      action: 'key.create',
      object: { kind: 'key', id: 'q4w8e2r6t1y5' },
      after: {
        name: 'Relevés de la station de Radès',
        scopes: ['layers.write', 'layers.publish'],
        perMinute: 600,
        expiresAt: '2026-04-30T12:00:00Z',
      },
    },
    {
      actor: { kind: 'key', id: 'q4w8e2r6t1y5' },
      action: 'layer.draft.rows.add',
      object: layer('wastewater-plants'),
      before: { rows: 0 },
      after: { rows: 124 },
    },
    { actor: officer, action: 'layer.publish.ask', object: layer('wastewater-plants'), after: { job: 2 } },
    {
      actor: SYSTEM,
      action: 'layer.publish',
      object: layer('wastewater-plants'),
      before: { revision: 2, features: 118 },
      after: { revision: 3, features: 121, rows: 124, rejected: 3, added: 5, removed: 2, changed: 31 },
    },
    {
      actor: officer,
      action: 'layer.visibility.set',
      object: layer('ports'),
      before: { visibility: { kind: 'public' } },
      after: { visibility: { kind: 'roles', roles: ['duty-officer', 'case-officer'] } },
    },
    {
      actor: admin,
      action: 'message.discard',
      object: { kind: 'message', id: '7a1f8c04-52c1-4b1e-9d35-000000000009' },
      before: { state: 'dead' },
      after: { state: 'discarded' },
    },
    {
      actor: admin,
      action: 'account.second-factor.off',
      object: account('hatem.jebali'),
      after: { sessionsEnded: 2 },
    },
  ];
};

/** Fills a database that holds the starter pack with an office at work; gives the numbers of accounts by the name before the `@`. */
export const fillOffice = async (db: Db): Promise<Record<string, string>> => {
  const people = await fillPeople(db);
  await fillJobs(db, people['sami.trabelsi'] ?? '');
  await fillMessages(db);
  await fillLayers(db);
  for (const deed of deedsOf(people)) await transaction(db, (client) => audit(client, deed));
  return people;
};
