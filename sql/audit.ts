import type pg from 'pg';

/** Who did something, as the audit trail and jobs keep it: numbers only, never a name or an address. */
export type Actor = {
  kind: 'account' | 'key' | 'email' | 'case' | 'public' | 'system' | 'command';
  id: string | null;
};

/** The product itself: what it does by its own clock. */
export const SYSTEM: Actor = { kind: 'system', id: null };
/** Somebody at the command line of the machine. */
export const COMMAND: Actor = { kind: 'command', id: null };

/** One deed. `before` and `after` hold what changed, without secrets and without what names a person. */
export type Deed = {
  actor: Actor;
  /** Dotted, from the thing to what was done with it: `account.role.grant`, `layer.visibility.set`. */
  action: string;
  object: { kind: string; id: string };
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  reason?: string | null;
};

const jsonOf = (value: Record<string, unknown> | null | undefined): string | null =>
  value ? JSON.stringify(value) : null;

/** Writes a row of the audit trail in the caller's transaction, which must be the one of the deed itself; gives its number. */
export const audit = async (client: pg.ClientBase, deed: Deed): Promise<number> => {
  const { rows } = await client.query<{ no: number }>(
    'select audit_append($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8) as no',
    [
      deed.actor.kind,
      deed.actor.id,
      deed.action,
      deed.object.kind,
      deed.object.id,
      jsonOf(deed.before),
      jsonOf(deed.after),
      deed.reason ?? null,
    ],
  );
  return rows[0]!.no;
};
