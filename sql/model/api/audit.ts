import { z } from 'zod';

/**
 * The audit trail as it is read. `GET /api/audit` (capability `audit.read`): newest first, a page at a time; with `f=csv` or
 * `f=ndjson` all that matches, oldest first, in a form that can be verified alone (`npm run verify -- audit --file`).
 */
export const ACTOR_KINDS = ['account', 'key', 'email', 'case', 'public', 'system', 'command'] as const;
export const ActorKind = z.enum(ACTOR_KINDS);
export type ActorKind = z.infer<typeof ActorKind>;

/** Words of an action: from the thing to what was done with it, `account.role.grant`. A filter may name the first ones only. */
const Action = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
  .max(100);
const Name = z.string().min(1).max(200);
const Time = z.iso.datetime({ offset: true });

export const AUDIT_FORMATS = ['json', 'csv', 'ndjson'] as const;

/** What is asked for. `from` is in, `to` is out; `actor` and `objectId` are numbers of things, never names. */
export const AuditQuery = z.object({
  from: Time.optional(),
  to: Time.optional(),
  actorKind: ActorKind.optional(),
  actor: Name.optional(),
  action: Action.optional(),
  objectKind: Name.optional(),
  objectId: Name.optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  /** From `next` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  f: z.enum(AUDIT_FORMATS).default('json'),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** A row of the trail, with its hash and the one before it in hexadecimal: exactly what is stored, no names. */
export const AuditRow = z.object({
  no: z.int(),
  /** UTC with microseconds: `2026-01-31T12:00:00.123456Z`. */
  at: z.string(),
  actorKind: ActorKind,
  actorId: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** A name that a number stands for today, for who may manage accounts; null for others, and where it is gone. */
const Named = z.string().nullable();

/** A row with the names that its numbers stand for now. They are not in the trail. */
export const AuditEntry = AuditRow.extend({ actorName: Named, objectName: Named });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** `GET /api/audit` */
export const AuditPage = z.object({
  entries: z.array(AuditEntry),
  /** The cursor of the next, older page; null on the last. */
  next: z.string().nullable(),
  /** The end of the chain as it is now, to be noted elsewhere: `{no}:{hash}`. */
  head: z.string(),
});
export type AuditPage = z.infer<typeof AuditPage>;
