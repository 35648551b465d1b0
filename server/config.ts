import { z } from 'zod';
import { SetupError } from '../sql/setup-error.ts';

const Env = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().min(1),
  DATABASE_READ_URLS: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter(Boolean)),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** As Express writes it: `loopback`, addresses, or how many proxies stand in front. */
  TRUST_PROXY: z
    .string()
    .optional()
    .transform((text) => (text && /^\d+$/.test(text) ? Number(text) : text)),
  COUNTRY: z.string().default('tn'),
  /** Bytes of tiles kept in memory. */
  TILE_CACHE_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(256 * 1024 * 1024),
});

/** The server's settings, from environment variables. */
export type Config = z.infer<typeof Env>;

/** Reads the settings; throws SetupError that names the variable at fault. */
export const configOf = (env: NodeJS.ProcessEnv): Config => {
  const parsed = Env.safeParse(env);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new SetupError(
    `${issue?.path.join('.')} is not usable: ${issue?.message}. See "Settings" in the README.`,
  );
};
