import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What a real OpenID provider on this machine knows of a person; `sub` is what is typed to sign in. */
export type Citizen = { email?: string; email_verified?: boolean; name?: string };

export type OidcHost = {
  issuer: string;
  client: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string };
  people: Map<string, Citizen>;
  /** Begins to answer, for an application at that origin. */
  serve: (origin: string) => void;
  /** Goes through the provider's pages as a person does; gives the address that it sends the browser back to. */
  signIn: (url: string, sub: string) => Promise<string>;
  close: () => Promise<void>;
};

const CLIENT = { id: 'biatouna', secret: 'a-secret-of-the-tests' };

type Jar = Map<string, string>;

const visit = async (jar: Jar, url: string, body?: Record<string, string>): Promise<Response> => {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
  });
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return response;
};

/** Answers each page of the provider until it sends the browser elsewhere. */
const throughPages = async (issuer: string, start: string, sub: string): Promise<string> => {
  const jar: Jar = new Map();
  let response = await visit(jar, start);
  for (let step = 0; step < 12; step++) {
    const to = response.headers.get('location');
    if (to === null) {
      const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(await response.text()) ?? [];
      if (prompt === '') throw new Error(`the provider answers ${response.status}`);
      response = await visit(jar, response.url, { prompt, login: sub, password: 'any' });
    } else {
      const next = new URL(to, response.url);
      if (next.origin !== issuer) return next.href;
      response = await visit(jar, next.href);
    }
  }
  throw new Error('the provider goes round in circles');
};

/** A real OpenID provider (oidc-provider) on a free port. Its port is known before it answers, as an application is set up with it. */
export const startOidc = async (): Promise<OidcHost> => {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const people = new Map<string, Citizen>();
  return {
    issuer,
    client: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    people,
    serve: (origin) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            token_endpoint_auth_method: 'client_secret_post',
            redirect_uris: [`${origin}/auth/oidc/callback`],
          },
        ],
        // As it is by itself; said, it is not warned of.
        ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
        claims: { email: ['email', 'email_verified'], profile: ['name'] },
        findAccount: (_: unknown, sub: string) => ({
          accountId: sub,
          claims: () => ({ sub, ...people.get(sub) }),
        }),
      });
      http.on('request', provider.callback());
    },
    signIn: (url, sub) => throughPages(issuer, url, sub),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
};
