import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Db } from '../../sql/db.ts';
import type { Capability, Grant } from '../../sql/model/roles.ts';
import { RoleId } from '../../sql/model/roles.ts';
import type { Language } from '../../sql/model/text.ts';
import type { Config } from '../config.ts';
import { hashToken, isSame } from './secrets.ts';
import type { Who } from './who.ts';

/** Who stands behind a session or key, kept in memory until something about who may what changes. */
export type Identities = {
  /** By the secret of a session's cookie; null where there is none such, or no more. Known ones at once: tiles wait for it. */
  bySession: (token: string) => Found | Promise<Found>;
  /** By an API key; null where there is none such, or no more. */
  byKey: (key: string) => Found | Promise<Found>;
  /** Whether somebody who was found a moment ago is still whom the same proof stands for; notes that it was used. */
  stands: (who: Who) => boolean;
  /** Forgets all: called by whoever changes something, so that this process obeys at once; the others within a second. */
  forget: () => void;
  close: () => void;
};

type Found = Who | null;
type Known = { who: Who; table: keyof typeof NOTE; until: number; id: string; seenAt: number };

const MOST_KNOWN = 10_000;
const LOOK_MS = 1000;
/** Last use is noted to the minute. */
const NOTE_MS = 60_000;

const GRANTS = `coalesce((select json_agg(json_build_object('role', role, 'scope', scope) order by role, scope)
  from account_role where account_role.account_id = account.id), '[]') as grants`;

type Row = {
  id: string;
  kind: 'account' | 'email' | 'case' | 'key';
  account_id: string;
  language: Language;
  grants: { role: string; scope: string }[];
  second_factor: boolean;
  has_second_factor: boolean;
  email: string;
  case_number: string;
  expires_at: Date;
  scopes: Capability[];
  per_minute: number;
  secret_hash: Buffer;
};

const SESSION = `select session.id, kind, account_id, session.email, case_number, second_factor, expires_at,
    account.language, ${GRANTS}
  from session left join account on account.id = session.account_id
  where token_hash = $1 and revoked_at is null and expires_at > now() and (kind <> 'account' or account.state = 'active')`;

const KEY = `select api_key.id, 'key' as kind, account_id, scopes, per_minute, secret_hash, expires_at, account.language,
    account.totp_confirmed_at is not null as has_second_factor, ${GRANTS}
  from api_key join account on account.id = api_key.account_id
  where api_key.id = $1 and revoked_at is null and expires_at > now() and account.state = 'active'`;

/**
 * Roles of a newer program are none of ours. Where administrators need a second factor, the role counts in a session that
 * had one, and for the keys of an account that has one.
 */
const grantsOf = (row: Row, needsSecondFactor: boolean): Grant[] => {
  const isProved = row.kind === 'key' ? row.has_second_factor : row.second_factor;
  return row.grants.flatMap(({ role, scope }) => {
    const known = RoleId.safeParse(role);
    if (!known.success || (needsSecondFactor && known.data === 'administrator' && !isProved)) return [];
    return [{ role: known.data, scope }];
  });
};

const whoOf = (row: Row, needsSecondFactor: boolean): Who => {
  const holder = {
    accountId: row.account_id,
    language: row.language,
    grants: grantsOf(row, needsSecondFactor),
  };
  switch (row.kind) {
    case 'account':
      return { kind: 'account', sessionId: row.id, secondFactor: row.second_factor, ...holder };
    case 'key':
      return { kind: 'key', keyId: row.id, scopes: row.scopes, perMinute: row.per_minute, ...holder };
    case 'email':
      return { kind: 'email', sessionId: row.id, email: row.email };
    case 'case':
      return { kind: 'case', sessionId: row.id, number: row.case_number };
  }
};

/** `bia_{id}_{secret}`: the beginning lets scanners of leaked secrets know it. */
const KEY_FORM = /^bia_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** A key as its owner is shown it once. */
export const keyText = (id: string, secret: string): string => `bia_${id}_${secret}`;

/** How long a session lasts after its last use, and at most after it was opened. */
export const SESSION_DAYS = { unused: 30, longest: 90 };

const FIND = { session: SESSION, api_key: KEY };

/** Notes that a session was used, which is why it lasts on; a key's last use. */
const NOTE = {
  session: `update session set seen_at = now(), expires_at = case when kind = 'account'
      then greatest(expires_at, least(now() + interval '${SESSION_DAYS.unused} days', created_at + interval '${SESSION_DAYS.longest} days'))
      else expires_at end
    where id = $1`,
  api_key: 'update api_key set last_used_at = now() where id = $1',
};

/** Names a secret in memory, without keeping it there. */
const digestOf = (secret: string): string => hash('sha256', secret, 'base64url');

export const openIdentities = ({ db, log, config }: { db: Db; log: Logger; config: Config }): Identities => {
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  let entries = new WeakMap<Who, Known>();
  // Answers that were asked for before something changed must not be kept after it.
  let age = 0;
  let version = -1;
  const forget = (): void => {
    age += 1;
    known.clear();
    entries = new WeakMap();
  };
  const look = async (): Promise<void> => {
    const { rows } = await db.pool.query<{ version: number }>('select version from access_state');
    const now = rows[0]?.version ?? 0;
    if (now !== version) forget();
    version = now;
  };
  const timer = setInterval(
    () =>
      void look().catch((err: unknown) => {
        // While the database is away nobody can be sure: what is known is forgotten.
        forget();
        log.debug({ err }, 'sessions cannot be looked at');
      }),
    LOOK_MS,
  );
  timer.unref();

  const note = (entry: Known): void => {
    if (Date.now() - entry.seenAt < NOTE_MS) return;
    entry.seenAt = Date.now();
    void db.pool
      .query(NOTE[entry.table], [entry.id])
      .catch((err: unknown) => log.warn({ err }, 'a last use could not be noted'));
  };

  const inMemory = (memory: string): Known | undefined => {
    const there = known.get(memory);
    return there && there.until > Date.now() ? there : undefined;
  };

  const find = async (
    memory: string,
    table: keyof typeof NOTE,
    value: Buffer | string,
    holds: (row: Row) => boolean,
  ): Promise<Known | null> => {
    const asked = age;
    const { rows } = await db.pool.query<Row>(FIND[table], [value]);
    const row = rows[0];
    if (!row || !holds(row)) return null;
    const entry = {
      who: whoOf(row, config.REQUIRE_SECOND_FACTOR),
      table,
      until: row.expires_at.getTime(),
      id: row.id,
      seenAt: 0,
    };
    if (asked === age) {
      known.set(memory, entry);
      entries.set(entry.who, entry);
    }
    return entry;
  };

  const used = (entry: Known | null): Found => {
    if (entry) note(entry);
    return entry?.who ?? null;
  };

  return {
    bySession: (token) => {
      if (!TOKEN_FORM.test(token)) return null;
      const memory = digestOf(token);
      const there = inMemory(memory);
      if (there) return used(there);
      return find(memory, 'session', hashToken(token), () => true).then(used);
    },
    byKey: (key) => {
      const [, id = '', secret = ''] = KEY_FORM.exec(key) ?? [];
      if (id === '') return null;
      const memory = `${id} ${digestOf(secret)}`;
      const there = inMemory(memory);
      if (there) return used(there);
      const hashed = hashToken(secret);
      return find(memory, 'api_key', id, (row) => isSame(row.secret_hash, hashed)).then(used);
    },
    stands: (who) => {
      const entry = entries.get(who);
      if (!entry || entry.until <= Date.now()) return false;
      note(entry);
      return true;
    },
    forget,
    close: () => clearInterval(timer),
  };
};
