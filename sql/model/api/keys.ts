import { z } from 'zod';
import { Capability } from '../roles.ts';

/**
 * API keys. All by browser only (a key cannot manage keys); to make one needs a fresh proof of who one is.
 * - `GET /api/keys`: one's own. `?account={id}` or `?account=all`: those of others, for who may manage accounts.
 * - `POST /api/keys`: makes one (201, `CreatedKey`); its text is in this one answer and nowhere else.
 * - `DELETE /api/keys/{id}`: revokes one's own, or anybody's for who may manage accounts (204).
 */
export const KEY_PER_MINUTE = { least: 1, usual: 600, most: 6000 };
/** Days. */
export const KEY_LIFE = { usual: 90, longest: 365 };
/** Keys that hold at one time, for one account. */
export const MOST_KEYS = 20;

export const KEY_STATES = ['active', 'expired', 'revoked'] as const;

export const ApiKey = z.object({
  /** The part of the key that is no secret: it stands in logs and in the audit trail. */
  id: z.string(),
  name: z.string(),
  scopes: z.array(Capability),
  perMinute: z.int(),
  state: z.enum(KEY_STATES),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** To the minute. */
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string(), email: z.string() }),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** `GET /api/keys`: newest first. */
export const KeyList = z.object({ keys: z.array(ApiKey) });
export type KeyList = z.infer<typeof KeyList>;

export const KeysQuery = z.object({ account: z.union([z.uuid(), z.literal('all')]).optional() });

/** Body of `POST /api/keys`. Scopes are among the capabilities that one has; a key without any reads what a citizen sees. */
export const NewKey = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(Capability).max(50),
  perMinute: z.int().min(KEY_PER_MINUTE.least).max(KEY_PER_MINUTE.most).default(KEY_PER_MINUTE.usual),
  /** A year ahead at most; left out, 90 days. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
export type NewKey = z.input<typeof NewKey>;

/** Answer of `POST /api/keys`. */
export const CreatedKey = z.object({
  /** The key itself, `bia_{id}_{secret}`, shown once. Sent as `Authorization: Bearer {key}`. */
  text: z.string(),
  key: ApiKey,
});
export type CreatedKey = z.infer<typeof CreatedKey>;
