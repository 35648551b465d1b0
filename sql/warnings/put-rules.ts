import type pg from 'pg';
import type { WarningRule } from '../model/warning-rule.ts';

// What an officer changed stays as she made it; what the theme says is kept beside, to go back to.
const PUT = `insert into warning_rule (id, theme_id, position, manifest, declared) values ($1, $2, $3, $4, $4)
  on conflict (id) do update set theme_id = excluded.theme_id, position = excluded.position, declared = excluded.declared,
    manifest = case when warning_rule.origin = 'edited' then warning_rule.manifest else excluded.manifest end,
    version = warning_rule.version + 1, changed_at = now()
  where warning_rule.origin <> 'api' and (warning_rule.declared <> excluded.declared
    or warning_rule.position <> excluded.position or warning_rule.theme_id is distinct from excluded.theme_id)`;

/** Puts the rules that a theme declares in the place of those it had; gives how many rows that changed. */
export const putRules = async (
  client: pg.ClientBase,
  theme: string,
  rules: readonly WarningRule[],
): Promise<number> => {
  const gone = await client.query(
    `delete from warning_rule where theme_id = $1 and origin <> 'api' and not id = any($2)`,
    [theme, rules.map(({ id }) => id)],
  );
  let changed = gone.rowCount ?? 0;
  for (const [position, rule] of rules.entries())
    changed += (await client.query(PUT, [rule.id, theme, position, JSON.stringify(rule)])).rowCount ?? 0;
  return changed;
};
