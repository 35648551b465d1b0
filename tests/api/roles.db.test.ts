import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken, newToken } from '../../server/accounts/secrets.ts';
import { docsOf } from '../../server/describe/api.ts';
import type { EndpointDoc } from '../../server/http/endpoint.ts';
import { COOKIE } from '../../server/http/identify.ts';
import { MODULES } from '../../server/modules/index.ts';
import { CAPABILITIES, ROLE_IDS, ROLES } from '../../sql/model/roles.ts';
import { type HeldRole, keyOf, makeAccount, openSession, send, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { umbrellaModule } from '../world/toy-module.ts';

/**
 * Every address of the server asked by everybody that there is. The table is golden: who is let in where is read in review,
 * as a change of this file (UPDATE=1 rewrites it).
 */
const GOLDEN = new URL('./roles.golden.txt', import.meta.url);
/** With a module that is data of the tests alone: what the engine makes of it is guarded as what it makes of ours. */
const modules = [...MODULES, umbrellaModule];
const apiDocs = docsOf(modules);
const world = useApp({ env: { RATE_LIMIT_PER_MINUTE: '0' }, modules });

const METHOD = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const;

/** A thing that is not there: who is let in is told so, who is not is told that first. */
const ABSENT: Record<string, string> = {
  layer: 'no-such',
  layers: 'no-such',
  id: '00000000-0000-4000-8000-000000000000',
  z: '0',
  x: '0',
  y: '0',
};
const pathOf = ({ path }: EndpointDoc): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ABSENT[name] ?? 'no-such');

type Headers = Record<string, string>;
/** Somebody who asks, and her credentials: new ones after a request that may have ended them. */
type Asker = { name: string; headers: () => Promise<Headers>; held?: Headers | undefined };

const scopeOf = (role: (typeof ROLE_IDS)[number]): HeldRole =>
  ROLES[role].scope === 'none'
    ? role
    : [role, { theme: 'monitoring', structure: 'office', area: 'region:world:A' }[ROLES[role].scope]];

const rolled = async (role: (typeof ROLE_IDS)[number]): Promise<Asker> => {
  // Every account is a citizen's, without a grant.
  const { accountId } = await makeAccount(world.db, { roles: role === 'citizen' ? [] : [scopeOf(role)] });
  return {
    name: role,
    headers: async () => (await openSession(world, accountId, { confirmed: false })).headers,
  };
};

/** A session that no account stands behind. */
const acting = (kind: 'email' | 'case'): Asker => ({
  name: kind,
  headers: async () => {
    const token = newToken();
    await world.db.pool.query(
      `insert into session (token_hash, kind, email, case_number, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')`,
      [hashToken(token), kind, kind === 'email' ? 'act@example.tn' : null, kind === 'case' ? 'C-1' : null],
    );
    return { Cookie: `${COOKIE}=${token}`, Origin: world.origin };
  },
});

const keyed = async (name: string, scopes: Parameters<typeof keyOf>[2]): Promise<Asker> => {
  const { accountId } = await signIn(world, 'administrator');
  return { name, headers: async () => (await keyOf(world, accountId, scopes)).headers };
};

const askers: Asker[] = [];
beforeAll(async () => {
  askers.push({ name: 'public', headers: async () => ({}) });
  askers.push(acting('email'), acting('case'));
  for (const role of ROLE_IDS) askers.push(await rolled(role));
  askers.push(await keyed('key', []), await keyed('key-of-all', CAPABILITIES));
});

/** `in`, or the status of the door. */
const doorOf = async (doc: EndpointDoc, asker: Asker): Promise<string> => {
  const method = METHOD[doc.method ?? 'get'];
  const body = doc.body ? { body: {} } : {};
  asker.held ??= await asker.headers();
  const response = await send(world, method, pathOf(doc), { headers: asker.held, ...body });
  const text = await response.text();
  if (response.ok && method !== 'GET') asker.held = undefined;
  expect([doc.path, asker.name, response.status < 500]).toEqual([doc.path, asker.name, true]);
  if (response.status !== 401 && response.status !== 403) return 'in';
  // A handler that refuses for another reason has let in: a wrong password, a proof that is too old.
  const type = (JSON.parse(text) as { type: string }).type;
  return type.endsWith('sign-in-needed') ? '401' : type.endsWith('not-allowed') ? '403' : 'in';
};

/** Whom the declaration lets in, told another way than `letIn` does: the two are held against each other. */
const expectedOf = ({ access }: EndpointDoc, name: string): boolean => {
  if (access === 'public') return true;
  const isKey = name.startsWith('key');
  const isAccount = isKey || (ROLE_IDS as readonly string[]).includes(name);
  if (access === 'account') return isAccount;
  if (access === 'browser') return isAccount && !isKey;
  if ('acts' in access)
    return isAccount ? access.acts.includes('account') : access.acts.some((kind) => kind === name);
  if (isKey) return name === 'key-of-all' && access.by === undefined;
  const role = ROLE_IDS.find((one) => one === name);
  const isOfAll = role !== undefined && ROLES[role].scope === 'none';
  return (
    role !== undefined && ROLES[role].may.includes(access.may) && (access.theme === undefined || isOfAll)
  );
};

const accessText = ({ access }: EndpointDoc): string =>
  typeof access === 'string'
    ? access
    : 'may' in access
      ? [
          access.may,
          ...(access.theme ? [`of ${access.theme}`] : []),
          ...(access.by ? [`by ${access.by}`] : []),
        ].join(', ')
      : `acts:${access.acts.join('+')}`;

const lines: string[] = [];
describe('who is let in where', () => {
  it.each(apiDocs.map((doc) => [`${(doc.method ?? 'get').toUpperCase()} ${doc.path}`, doc] as const))(
    '%s',
    async (name, doc) => {
      const doors: [string, string][] = [];
      for (const asker of askers) doors.push([asker.name, await doorOf(doc, asker)]);
      expect(doors.filter(([asker, door]) => (door === 'in') !== expectedOf(doc, asker))).toEqual([]);
      const inside = doors.filter(([, door]) => door === 'in').map(([asker]) => asker);
      lines.push(
        `${name}  [${accessText(doc)}]  ${inside.length === askers.length ? 'everybody' : inside.join(' ')}`,
      );
    },
  );

  afterAll(async () => {
    const table = `${lines.sort().join('\n')}\n`;
    if (process.env.UPDATE) await writeFile(GOLDEN, table);
    expect(table).toBe(await readFile(GOLDEN, 'utf8'));
  });
});
