import type pg from 'pg';
import { type Actor, audit } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type {
  DispatchMatter,
  DispatchRules,
  DispatchTrial,
  KeptDispatchRule,
  NewDispatchRule,
} from '../../../sql/model/api/dispatch.ts';
import type { Day } from '../../../sql/model/records/day.ts';
import type { Option } from '../../../sql/model/records/form.ts';
import { transaction } from '../../../sql/transaction.ts';
import { badParameter, notFound } from '../../http/error.ts';
import type { Kind } from '../types.ts';
import { type Body, bodyOf, heirOf } from './body.ts';
import { fittingRules } from './dispatch.ts';

const LIST = `select r.no, r.category, r.asset, r.tier, r.valid_from as "from", r.valid_to as "to",
    jsonb_build_object('id', i.id, 'name', i.name,
      'status', case when i.valid_to <= current_date then 'closed' else i.status end) as structure,
    case when r.area_id is not null then jsonb_build_object('id', r.area_id, 'name', coalesce(
      (select name from place p where p.id = r.area_id order by p.valid_to desc nulls first, p.no desc limit 1), '{}')) end as area
  from dispatch_rule r join institution i on i.id = r.structure_id where r.module = $1 order by r.no`;

const listOf = async (client: pg.ClientBase | pg.Pool, module: string): Promise<KeptDispatchRule[]> =>
  (await client.query<KeptDispatchRule>(LIST, [module])).rows;

/** What can stand in a rule for a field that the engine reads; null where the form asks for none, an empty list where any text can. */
const optionsOf = ({ type }: Kind, reads: 'category' | 'asset'): Option[] | null => {
  const field = type.form.fields.find(({ id }) => id === type.reads[reads]);
  if (!field) return null;
  return field.kind === 'choice' ? field.options : [];
};

/** The rules of a module, those that are over too, in the order in which they were made. */
export const rulesOf = async (pool: pg.Pool, kind: Kind): Promise<DispatchRules> => ({
  bodyIsNamed: kind.type.reads.body !== undefined,
  categories: optionsOf(kind, 'category'),
  assets: optionsOf(kind, 'asset'),
  rules: await listOf(pool, kind.module.id),
});

const noSuch = (parameter: string) =>
  badParameter(parameter, 'invalid-parameter', {
    reason: { ar: 'غير موجود', fr: 'il n’existe pas', en: 'there is no such thing' },
  });

const checkKey = (kind: Kind, name: 'category' | 'asset', value: string | null): void => {
  if (value === null) return;
  const options = optionsOf(kind, name);
  if (options === null || (options.length > 0 && !options.some(({ id }) => id === value))) throw noSuch(name);
};

const checkRule = async (client: pg.ClientBase, kind: Kind, given: NewDispatchRule): Promise<void> => {
  checkKey(kind, 'category', given.category);
  checkKey(kind, 'asset', given.asset);
  const { rowCount } = await client.query('select from place where id = $1 limit 1', [given.area]);
  if (given.area !== null && !rowCount) throw noSuch('area');
  const body = await bodyOf(client, given.structure);
  if (!body) throw noSuch('structure');
  if (body.status === 'closed')
    throw badParameter('structure', 'invalid-parameter', {
      reason: { ar: 'الهيكل مغلق', fr: 'la structure est fermée', en: 'the structure is closed' },
    });
};

const objectOf = (no: number) => ({ kind: 'dispatch_rule', id: String(no) });
const INSERT = `insert into dispatch_rule (module, category, asset, area_id, tier, structure_id, valid_from, valid_to)
  values ($1, $2, $3, $4, $5, $6, $7, $8) returning no`;

/** Makes a rule; 400 with the field at fault where it names something that there is not. */
export const addRule = (
  db: Db,
  kind: Kind,
  actor: Actor,
  given: NewDispatchRule,
): Promise<KeptDispatchRule> =>
  transaction(db, async (client) => {
    await checkRule(client, kind, given);
    const { category, asset, area, tier, structure, from, to } = given;
    const values = [kind.module.id, category, asset, area, tier, structure, from, to];
    const no = (await client.query<{ no: number }>(INSERT, values)).rows[0]!.no;
    const after = { module: kind.module.id, ...given };
    await audit(client, { actor, action: 'case.dispatch.add', object: objectOf(no), after });
    return (await listOf(client, kind.module.id)).find((rule) => rule.no === no)!;
  });

/** Sets the last day of a rule. A rule is never taken away: by it can be told why a case went where it went. */
export const endRule = (
  db: Db,
  { module }: Kind,
  actor: Actor,
  { no, to }: { no: number; to: Day | null },
): Promise<KeptDispatchRule> =>
  transaction(db, async (client) => {
    const { rows } = await client.query<{ from: Day | null; to: Day | null }>(
      'select valid_from as "from", valid_to as "to" from dispatch_rule where no = $1 and module = $2 for update',
      [no, module.id],
    );
    const [rule] = rows;
    if (!rule) throw notFound('no-such-thing', String(no));
    if (to !== null && rule.from !== null && to < rule.from)
      throw badParameter('to', 'invalid-parameter', { reason: `< ${rule.from}` });
    await client.query('update dispatch_rule set valid_to = $2 where no = $1', [no, to]);
    const [before, after] = [{ to: rule.to }, { to }];
    await audit(client, { actor, action: 'case.dispatch.end', object: objectOf(no), before, after });
    return (await listOf(client, module.id)).find((one) => one.no === no)!;
  });

const shown = (body: Body | null): DispatchTrial['structure'] =>
  body && { id: body.id, name: body.name, status: body.status };

const AREA_NAMES = `select id, coalesce((select name from place p where p.id = asked.id
    order by p.valid_to desc nulls first, p.no desc limit 1), '{}') as name
  from unnest($1::text[]) with ordinality as asked (id, at) order by at`;

/** Where something would go on a day, and why. Nothing is written. */
export const tryDispatch = async (
  pool: pg.Pool,
  kind: Kind,
  matter: DispatchMatter,
): Promise<DispatchTrial> => {
  const { category, asset, place: placeId, point, on } = matter;
  checkKey(kind, 'category', category);
  checkKey(kind, 'asset', asset);
  const sent = { module: kind.module.id, category, asset, placeId, point, on };
  const { rules, areas } = await fittingRules(pool, sent);
  const all = new Map((await listOf(pool, kind.module.id)).map((rule) => [rule.no, rule]));
  const fitting: DispatchTrial['fitting'] = [];
  for (const { no, structureId } of rules)
    fitting.push({ rule: all.get(no)!, heir: shown(await heirOf(pool, structureId, on)) });
  const { rows } = await pool.query<DispatchTrial['areas'][number]>(AREA_NAMES, [areas]);
  return { structure: fitting.find(({ heir }) => heir)?.heir ?? null, areas: rows, fitting };
};
