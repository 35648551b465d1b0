import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { Config } from '../../config.ts';

/** What only this browser and we know of a sign-in that is on its way. */
export type Pending = { state: string; nonce: string; verifier: string };

/** Whom the provider says that it let in. What it tells in another form than the standard's, it does not tell. */
export const Person = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});
export type Person = z.infer<typeof Person>;

/** The OpenID provider of this installation. */
export type Oidc = {
  /** Where to send the browser; `again`: it must ask for the password even if it knows the browser. */
  begin: (redirectUri: string, again: boolean) => Promise<{ url: string; pending: Pending }>;
  /** Who came back to `url`. Throws where anything does not fit: state, nonce, issuer, signature, time. */
  finish: (url: URL, pending: Pending, again: boolean) => Promise<Person>;
};

const TIMEOUT_SECONDS = 10;
/** A password that was asked for so long ago is a proof still. */
const AGAIN_SECONDS = 300;

const configure = ({ OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET }: Config) => {
  const issuer = new URL(OIDC_ISSUER);
  return discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
    timeout: TIMEOUT_SECONDS,
    // Only on this machine: the settings take no other address without TLS.
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
  });
};

/** Asks the provider what it can when it is first needed, so that the server starts without it; null where there is none. */
export const openOidc = (config: Config): Oidc | null => {
  if (!config.OIDC_ISSUER) return null;
  let known: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    known ??= configure(config).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    begin: async (redirectUri, again) => {
      const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login', max_age: String(AGAIN_SECONDS) } : {}),
      });
      return { url: url.href, pending };
    },
    finish: async (url, { state, nonce, verifier }, again) => {
      const client = await configuration();
      const tokens = await authorizationCodeGrant(client, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        ...(again ? { maxAge: AGAIN_SECONDS } : {}),
      });
      const claims = Person.parse(tokens.claims());
      // Many providers tell the address only when they are asked once more.
      if (claims.email !== undefined) return claims;
      return Person.parse({ ...claims, ...(await fetchUserInfo(client, tokens.access_token, claims.sub)) });
    },
  };
};
