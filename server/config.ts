import { isIP } from 'node:net';
import { z } from 'zod';
import { SetupError } from '../sql/setup-error.ts';

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

const whole = z
  .string()
  .regex(/^\d{1,15}$/, 'a whole number is needed')
  .transform(Number);

const Env = z.object({
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
  COUNTRY: z.string().default('tn'),
  /** Seals second factors and webhooks' secrets; "npm start" makes one in DATA_DIR where none is given. */
  SECRET_KEY: z
    .string('"npm start" sets it; a server alone needs it')
    .min(32, 'it has 32 characters at least'),
  /** Bytes of tiles kept in memory. */
  TILE_CACHE_BYTES: whole.default(256 * 1024 * 1024),
});

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
