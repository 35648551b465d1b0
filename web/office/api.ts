import { z } from 'zod';
import {
  InstitutionList,
  type Invite,
  MailSent,
  User,
  type UserChange,
  UserList,
  type UserSearch,
} from '../../sql/model/api/accounts.ts';
import { AuditPage } from '../../sql/model/api/audit.ts';
import { Job, JobKinds, JobPage } from '../../sql/model/api/jobs.ts';
import { KeyList } from '../../sql/model/api/keys.ts';
import {
  JobBegun,
  LayerAccess,
  LayerDraft,
  LayerLoads,
  LoadProblems,
  type PublishOrder,
  WorkLayers,
} from '../../sql/model/api/layers.ts';
import { OutboxMessage, OutboxPage } from '../../sql/model/api/outbox.ts';
import type { Grant, Visibility } from '../../sql/model/roles.ts';
import { path, read, write } from '../api.ts';
import { addressOf } from './parts/use-filters.ts';

type Asked = Record<string, string | number | undefined>;
const NOTHING = z.null();

/** Accounts, what they may do, and how they come in. */
export const usersApi = {
  search: (given: z.input<typeof UserSearch>) => write('POST', '/api/users/search', given, UserList),
  one: (id: string, signal?: AbortSignal) => read(User, path`/api/users/${id}`, signal),
  invite: (given: Invite) => write('POST', '/api/users', given, MailSent),
  change: (id: string, given: UserChange) => write('PATCH', path`/api/users/${id}`, given, User),
  grant: (id: string, given: Grant) => write('POST', path`/api/users/${id}/roles`, given, User),
  revoke: (id: string, { role, scope }: Grant) =>
    write('DELETE', addressOf(path`/api/users/${id}/roles`, { role, scope }), undefined, User),
  endSecondFactor: (id: string) => write('DELETE', path`/api/users/${id}/second-factor`, undefined, User),
  endSessions: (id: string) => write('DELETE', path`/api/users/${id}/sessions`, undefined, NOTHING),
  keys: (account: string, signal?: AbortSignal) => read(KeyList, path`/api/keys?account=${account}`, signal),
  revokeKey: (id: string) => write('DELETE', path`/api/keys/${id}`, undefined, NOTHING),
  institutions: async (signal?: AbortSignal) =>
    (await read(InstitutionList, '/api/institutions', signal)).institutions,
};

/** The audit trail. */
export const auditApi = {
  page: (asked: Asked, signal?: AbortSignal) => read(AuditPage, addressOf('/api/audit', asked), signal),
};

/** Messages that go out. */
export const outboxApi = {
  page: (asked: Asked, signal?: AbortSignal) => read(OutboxPage, addressOf('/api/outbox', asked), signal),
  retry: (id: string) => write('POST', path`/api/outbox/${id}/retry`, undefined, OutboxMessage),
  discard: (id: string) => write('POST', path`/api/outbox/${id}/discard`, undefined, OutboxMessage),
};

/** The layers that one works on. */
export const workApi = {
  layers: async (signal?: AbortSignal) => (await read(WorkLayers, '/api/office/layers', signal)).layers,
  draft: (layer: string, signal?: AbortSignal) => read(LayerDraft, path`/api/layers/${layer}/draft`, signal),
  publish: (layer: string, order: PublishOrder) =>
    write('POST', path`/api/layers/${layer}/publish`, order, JobBegun),
  show: (layer: string, visibility: Visibility) =>
    write('PUT', path`/api/layers/${layer}/visibility`, visibility, LayerAccess),
  remove: (layer: string) => write('DELETE', path`/api/layers/${layer}`, undefined, JobBegun.nullable()),
  loads: async (layer: string, limit: number, signal?: AbortSignal) =>
    (await read(LayerLoads, path`/api/layers/${layer}/loads?limit=${String(limit)}`, signal)).loads,
  problems: (layer: string, load: number, after: number, signal?: AbortSignal) =>
    read(
      LoadProblems,
      path`/api/layers/${layer}/loads/${String(load)}/problems?limit=100&after=${String(after)}`,
      signal,
    ),
};

/** Work outside of requests. */
export const jobsApi = {
  page: (asked: Asked, signal?: AbortSignal) => read(JobPage, addressOf('/api/jobs', asked), signal),
  kinds: async (signal?: AbortSignal) => (await read(JobKinds, '/api/jobs/kinds', signal)).kinds,
  /** By the address that an answer gave. */
  at: (address: string, signal?: AbortSignal) => read(Job, address, signal),
  retry: (id: number) => write('POST', path`/api/jobs/${String(id)}/retry`, undefined, Job),
  cancel: (id: number) => write('POST', path`/api/jobs/${String(id)}/cancel`, undefined, Job),
};
