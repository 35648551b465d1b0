import { isIP } from 'node:net';
import { z } from 'zod';
import { SetupError } from '../sql/setup-error.ts';
import { mailComesIn, OUTBOX_SETTINGS, smsIsSigned, vapidIsWhole } from './outbox/settings.ts';

const PROXIES = new Set(['loopback', 'linklocal', 'uniquelocal']);

const isProxy = (text: string): boolean => {
  const [address = '', bits, more] = text.trim().split('/');
  return PROXIES.has(address) || (isIP(address) > 0 && more === undefined && /^\d{0,3}$/.test(bits ?? ''));
};

/** As Express writes it: `loopback`, addresses or networks separated by commas, or how many proxies stand in front. */
const TrustProxy = z
  .string()
  .refine(
    (text) => /^\d{1,2}$/.test(text) || text.split(',').every(isProxy),
    'an address or a number is needed',
  )
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text));

/** Passwords and codes go over TLS, or stay on this machine. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

const whole = z
  .string()
  .regex(/^\d{1,15}$/, 'a whole number is needed')
  .transform(Number);

const flag = z.enum(['true', 'false'], 'it is true or false').transform((text) => text === 'true');

/** Days for which it can be asked what was computed before. */
const KeepComputedDays = whole
  .refine((days) => days >= 1 && days <= 36_500, 'it is from 1 to 36500')
  .default(90);

const Env = z
  .object({
    PORT: whole.refine((port) => port <= 65_535, 'it is at most 65535').default(8080),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: z.string('"npm start" sets it; a server alone needs it').min(1),
    DATABASE_READ_URLS: z
      .string()
      .default('')
      .transform((text) => text.split(/\s+/).filter(Boolean)),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'it begins with https:// or http://' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    TRUST_PROXY: TrustProxy.optional(),
    /** Requests of one address or account; 0: as many as it likes. */
    RATE_LIMIT_PER_MINUTE: whole.refine((limit) => limit <= 1e6, 'it is at most 1000000').default(1200),
    COUNTRY: z.string().default('tn'),
    KEEP_COMPUTED_DAYS: KeepComputedDays,
    /** Seals second factors and webhooks' secrets; "npm start" makes one in DATA_DIR where none is given. */
    SECRET_KEY: z
      .string('"npm start" sets it; a server alone needs it')
      .min(32, 'it has 32 characters at least'),
    /** Whether anybody may make an account; else by invitation only. */
    ACCOUNTS_OPEN: flag.default(true),
    /** Whether the role of administrator counts only for who signed in with a second factor. */
    REQUIRE_SECOND_FACTOR: flag.default(false),
    /** Effort of hashing a password: the logarithm of scrypt's N. */
    PASSWORD_COST: whole.refine((cost) => cost >= 10 && cost <= 20, 'it is from 10 to 20').default(17),
    /** Of what sign-ins by OpenID Connect go through, where there is one. */
    OIDC_ISSUER: z
      .url({ protocol: /^https?$/, error: 'it begins with https://' })
      .refine((url) => isSafe(new URL(url)), 'it begins with https://')
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** As the button names it. */
    OIDC_NAME: z.string().max(60).default('OpenID Connect'),
    ...OUTBOX_SETTINGS,
    /** Bytes of tiles kept in memory. */
    TILE_CACHE_BYTES: whole.default(256 * 1024 * 1024),
  })
  .refine(({ OIDC_ISSUER, OIDC_CLIENT_ID }) => !OIDC_ISSUER || OIDC_CLIENT_ID, {
    path: ['OIDC_CLIENT_ID'],
    error: 'OIDC_ISSUER needs it',
  })
  .refine(vapidIsWhole.holds, vapidIsWhole.else)
  .refine(smsIsSigned.holds, smsIsSigned.else)
  .refine(mailComesIn.holds, mailComesIn.else);

/** The server's settings, from environment variables. */
export type Config = z.infer<typeof Env>;

/** Reads the settings; an empty variable is one that is not set. Throws SetupError that names the variable at fault. */
export const configOf = (env: NodeJS.ProcessEnv): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Env.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new SetupError(
    `${issue?.path.join('.')} cannot be used: ${issue?.message}. See "Settings" in the README.`,
  );
};

/** The one setting that the job `retention` reads; a job of another machine has no need of all others. */
export const keptComputedDays = ({ KEEP_COMPUTED_DAYS }: NodeJS.ProcessEnv): number =>
  KeepComputedDays.parse(KEEP_COMPUTED_DAYS || undefined);
