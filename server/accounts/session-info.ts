import type { SessionInfo } from '../../sql/model/api/accounts.ts';
import { CAPABILITIES, type Capability, ROLES, type RoleId } from '../../sql/model/roles.ts';
import type { Language } from '../../sql/model/text.ts';
import type { Services } from '../services.ts';
import { HELD, type HeldRow, heldOf } from './held-roles.ts';
import { RECENT_MINUTES } from './recent.ts';
import { may, type Who } from './who.ts';

const OWN = `select account.id, account.name, account.email, account.language, ${HELD} as held,
    password_hash is not null as has_password, totp_confirmed_at is not null as has_second_factor,
    exists (select from account_identity where account_identity.account_id = account.id) as has_oidc,
    (select count(*) from recovery_code where recovery_code.account_id = account.id and used_at is null)::int as codes,
    case when confirmed_at > now() - make_interval(mins => $2) then confirmed_at + make_interval(mins => $2) end
      as confirmed_until
  from session join account on account.id = session.account_id where session.id = $1`;

type Row = {
  id: string;
  name: string;
  email: string;
  language: Language;
  held: HeldRow[];
  has_password: boolean;
  has_second_factor: boolean;
  has_oidc: boolean;
  codes: number;
  confirmed_until: Date | null;
};

type Browser = Extract<Who, { kind: 'account' }>;

const confirmBy = (row: Row): 'code' | 'password' | 'oidc' => {
  if (row.has_second_factor) return 'code';
  return row.has_password ? 'password' : 'oidc';
};

/** Of what somebody may do, what no role of hers gives for everything, with the themes that she may do it in. */
const withinOf = (who: Browser, capabilities: readonly Capability[]) =>
  Object.fromEntries(
    capabilities
      .filter((capability) => !may(who, capability, {}))
      .map((capability) => {
        const held = who.grants.filter(({ role }) => ROLES[role].may.includes(capability));
        return [
          capability,
          held.flatMap(({ role, scope }) => (ROLES[role].scope === 'theme' ? [scope] : [])),
        ];
      }),
  );

const ownInfo = async ({ db }: Services, who: Browser): Promise<SessionInfo> => {
  const { rows } = await db.pool.query<Row>(OWN, [who.sessionId, RECENT_MINUTES]);
  const row = rows[0];
  // Erased between two queries.
  if (!row) return { kind: 'public' };
  const roles = heldOf(row.held);
  const capabilities = CAPABILITIES.filter((capability) => may(who, capability));
  const counted = new Set<RoleId>(who.grants.map(({ role }) => role));
  return {
    kind: 'account',
    id: row.id,
    name: row.name,
    email: row.email,
    language: row.language,
    roles,
    capabilities,
    within: withinOf(who, capabilities),
    withheld: [...new Set(roles.map(({ role }) => role))].filter((role) => !counted.has(role)),
    hasPassword: row.has_password,
    hasOidc: row.has_oidc,
    secondFactor: { on: row.has_second_factor, recoveryCodesLeft: row.codes },
    confirmedUntil: row.confirmed_until?.toISOString() ?? null,
    confirmBy: confirmBy(row),
  };
};

const expiryOf = async ({ db }: Services, sessionId: string): Promise<string> => {
  const { rows } = await db.pool.query<{ expires_at: Date }>('select expires_at from session where id = $1', [
    sessionId,
  ]);
  return (rows[0]?.expires_at ?? new Date()).toISOString();
};

/** What whoever asks is told of herself. */
export const sessionInfo = async (services: Services, who: Who): Promise<SessionInfo> => {
  switch (who.kind) {
    case 'public':
      return { kind: 'public' };
    case 'account':
      return ownInfo(services, who);
    case 'key':
      return {
        kind: 'key',
        id: who.keyId,
        capabilities: CAPABILITIES.filter((capability) => may(who, capability)),
      };
    case 'email':
      return { kind: 'email', email: who.email, expiresAt: await expiryOf(services, who.sessionId) };
    case 'case':
      return { kind: 'case', number: who.number, expiresAt: await expiryOf(services, who.sessionId) };
  }
};
