import type pg from 'pg';
import type { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import type { ChangeRule, KeptRule, RulePreview } from '../../../sql/model/api/warnings.ts';
import type { Country } from '../../../sql/model/country.ts';
import { WarningRule } from '../../../sql/model/warning-rule.ts';
import { transaction } from '../../../sql/transaction.ts';
import { askForEvaluation } from '../../../sql/warnings/ask-for-evaluation.ts';
import { actorOf, type Who } from '../../accounts/who.ts';
import { badParameter, HttpError, notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { findAuthority } from '../authority.ts';
import { mayIssue, needIssue } from '../may-issue.ts';
import { placesOf } from '../places.ts';
import { previewRule } from '../rules/preview.ts';
import { lookOf } from '../rules/subjects/index.ts';

type Row = {
  id: string;
  manifest: WarningRule;
  declared: WarningRule | null;
  theme: string | null;
  origin: KeptRule['origin'];
  enabled: boolean;
  version: number;
  changedAt: Date;
  open: number;
};

const ROWS = `select r.id, r.manifest, r.declared, r.theme_id as theme, r.origin, r.enabled, r.version, r.changed_at as "changedAt",
    (select count(*)::int from warning w where w.rule_id = r.id and w.state in ('draft', 'published')) as open
  from warning_rule r left join theme t on t.id = r.theme_id`;

const shown = async (client: pg.ClientBase | pg.Pool, who: Who, row: Row): Promise<KeptRule> => ({
  rule: row.manifest,
  declared: row.declared,
  theme: row.theme,
  origin: row.origin,
  enabled: row.enabled,
  version: row.version,
  changedAt: row.changedAt.toISOString(),
  open: row.open,
  mayChange: await mayIssue(client, who, row.manifest.area?.places ?? []),
});

/** Every rule, in the order of themes. */
export const listRules = async ({ db }: Services, who: Who): Promise<KeptRule[]> => {
  const { rows } = await db.pool.query<Row>(`${ROWS} order by t.position nulls last, r.position, r.id`);
  const rules: KeptRule[] = [];
  for (const row of rows) rules.push(await shown(db.pool, who, row));
  return rules;
};

const rowOf = async (client: pg.ClientBase, id: string, lock: '' | 'for update of r' = ''): Promise<Row> => {
  const { rows } = await client.query<Row>(`${ROWS} where r.id = $1 ${lock}`, [id]);
  if (!rows[0]) throw notFound('no-such-thing', id);
  return rows[0];
};

/** One rule; 404 where there is none. */
export const findRule = async ({ db }: Services, who: Who, id: string): Promise<KeptRule> => {
  const { rows } = await db.pool.query<Row>(`${ROWS} where r.id = $1`, [id]);
  if (!rows[0]) throw notFound('no-such-thing', id);
  return shown(db.pool, who, rows[0]);
};

/** Throws a 400 for what a rule names and that is not there. */
const checkRule = async (client: pg.ClientBase, country: Country, rule: WarningRule): Promise<void> => {
  const bad = (path: string, what: string) =>
    badParameter(`rule.${path}`, 'invalid-parameter', { reason: what });
  if (!(await findAuthority(client, rule.authority))) throw bad('authority', rule.authority);
  if (!country.levels.some(({ id }) => id === rule.area.level)) throw bad('area.level', rule.area.level);
  const places = await placesOf(client, rule.area.places);
  const missing = rule.area.places.find((id) => !places.some((place) => place.id === id));
  if (missing !== undefined) throw bad('area.places', missing.slice(0, 80));
  if (!(await lookOf(rule.subject).about(client, rule.subject))) throw bad('subject', rule.subject.kind);
};

/** What a rule would have done on what is known of the past. Nothing is written, and no transaction held. */
export const previewOf = async ({ db, country }: Services, rule: WarningRule): Promise<RulePreview> => {
  const client = await db.pool.connect();
  try {
    await checkRule(client, country, rule);
    return await previewRule(client, rule, { now: new Date(), timeZone: country.timeZone });
  } finally {
    client.release();
  }
};

const note = (
  client: pg.ClientBase,
  who: Who,
  action: string,
  id: string,
  before: object | null,
  after: object | null,
) =>
  audit(client, {
    actor: actorOf(who),
    action: `warning.rule.${action}`,
    object: { kind: 'warning_rule', id },
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown> | null,
  });

/** Makes a rule, for places that who asks may issue for; for everywhere, by who may everywhere. */
export const createRule = (
  services: Services,
  who: Who,
  rule: WarningRule,
  enabled: boolean,
): Promise<KeptRule> =>
  transaction(services.db, async (client) => {
    await needIssue(client, who, rule.area.places);
    await checkRule(client, services.country, rule);
    const { rowCount } = await client.query(
      `insert into warning_rule (id, origin, manifest, enabled, position) values ($1, 'api', $2, $3, 1000) on conflict do nothing`,
      [rule.id, JSON.stringify(rule), enabled],
    );
    if (!rowCount) throw new HttpError(409, 'conflict');
    await note(client, who, 'create', rule.id, null, rule);
    await askForEvaluation(client);
    return shown(client, who, await rowOf(client, rule.id));
  });

const CHANGE = `update warning_rule set manifest = $2, enabled = $3, version = version + 1, changed_at = now(),
    origin = case when origin = 'api' then 'api' when declared = $2::jsonb then 'theme' else 'edited' end where id = $1`;

/** Changes a rule; of one that a theme declares, it stands above that from then on. */
export const changeRule = (
  services: Services,
  who: Who,
  id: string,
  { version, rule, enabled }: z.infer<typeof ChangeRule>,
): Promise<KeptRule> =>
  transaction(services.db, async (client) => {
    const row = await rowOf(client, id, 'for update of r');
    const before = WarningRule.parse(row.manifest);
    await needIssue(client, who, before.area.places);
    if (row.version !== version) throw new HttpError(409, 'conflict');
    const after = rule ?? before;
    if (after.id !== id) throw badParameter('rule.id', 'invalid-parameter', { reason: id });
    await needIssue(client, who, after.area.places);
    await checkRule(client, services.country, after);
    await client.query(CHANGE, [id, JSON.stringify(after), enabled ?? row.enabled]);
    await note(
      client,
      who,
      'change',
      id,
      { ...before, enabled: row.enabled },
      { ...after, enabled: enabled ?? row.enabled },
    );
    // What it saw, it saw with other eyes.
    await client.query('delete from warning_rule_state where rule_id = $1', [id]);
    await askForEvaluation(client);
    return shown(client, who, await rowOf(client, id));
  });

const BACK = `update warning_rule set manifest = declared, origin = 'theme', enabled = true, version = version + 1, changed_at = now()
  where id = $1 and origin <> 'api'`;

/** Takes a rule out that an officer made; one that a theme declares goes back to what the theme says. */
export const removeRule = (services: Services, who: Who, id: string): Promise<void> =>
  transaction(services.db, async (client) => {
    const { manifest } = await rowOf(client, id, 'for update of r');
    await needIssue(client, who, manifest.area.places);
    const { rowCount } = await client.query(BACK, [id]);
    if (rowCount === 0) await client.query('delete from warning_rule where id = $1', [id]);
    await client.query('delete from warning_rule_state where rule_id = $1', [id]);
    await note(client, who, rowCount ? 'restore' : 'delete', id, manifest, null);
    await askForEvaluation(client);
  });
