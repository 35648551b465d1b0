import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import { WarningRule } from '../../../sql/model/warning-rule.ts';
import { transaction } from '../../../sql/transaction.ts';
import { type Applying, applyTo } from './apply.ts';
import { evidenceOf } from './evidence.ts';
import { isOn, RuleState, run, type Spans, spansOf, wait } from './machine.ts';
import { lookOf } from './subjects/index.ts';
import type { About, Seen } from './subjects/subject.ts';
import { type Where, whereOf } from './where.ts';

type Looked = { seen: Seen; state: RuleState };

const statesOf = async (client: pg.ClientBase, rule: string): Promise<Map<string, RuleState>> => {
  const { rows } = await client.query<{ key: string; state: unknown }>(
    'select key, state from warning_rule_state where rule_id = $1',
    [rule],
  );
  return new Map(rows.map(({ key, state }) => [key, RuleState.parse(state)]));
};

const WRITE = `insert into warning_rule_state (rule_id, key, state) select $1, key, state
  from jsonb_to_recordset($2::jsonb) as s (key text, state jsonb)
  on conflict (rule_id, key) do update set state = excluded.state where warning_rule_state.state <> excluded.state`;

const keep = (
  client: pg.ClientBase,
  rule: string,
  states: ReadonlyMap<string, RuleState>,
): Promise<unknown> =>
  client.query(WRITE, [rule, JSON.stringify([...states].map(([key, state]) => ({ key, state })))]);

/** Evidence of more features than these says nothing more. */
const MOST_EVIDENCE = 5;

type Looking = { applying: Applying; about: About; spans: Spans };

/** Where the rule stands at each key, after what is new there and what the clock says. */
const step = (
  { applying: { rule, now }, spans }: Looking,
  before: ReadonlyMap<string, RuleState>,
  seen: readonly Seen[],
): Map<string, RuleState> => {
  const after = new Map<string, RuleState>();
  for (const { key, samples } of seen)
    after.set(key, run(before.get(key) ?? null, samples, { when: rule.when, spans }).state);
  for (const [key, state] of before)
    after.set(key, wait(after.get(key) ?? state, now.getTime(), spans).state);
  return after;
};

/** The gravest first: furthest beyond the limit. */
const bySize = ({ applying: { rule } }: Looking, one: Looked, other: Looked): number => {
  const [a, b] = [one, other].map(({ seen }) => seen.samples.at(-1)?.value ?? 0) as [number, number];
  return rule.when.kind === 'below' ? a - b : b - a;
};

/** Places of warnings that are open, so that one whose features say nothing any more is found to be over. */
const openPlaces = async (client: pg.ClientBase, rule: string): Promise<string[]> => {
  const { rows } = await client.query<{ place: string }>(
    `select place_id as place from warning where rule_id = $1 and state in ('draft', 'published') and place_id is not null`,
    [rule],
  );
  return rows.map(({ place }) => place);
};

const inPlaces = (looked: readonly Looked[], where: ReadonlyMap<string, Where>): Map<string, Looked[]> => {
  const places = new Map<string, Looked[]>();
  for (const one of looked) {
    const place = where.get(one.seen.key)?.place;
    if (place) places.set(place, [...(places.get(place) ?? []), one]);
  }
  return places;
};

/**
 * Looks at what a rule is about, in the caller's transaction: moves where it stands at each feature on by the values that are
 * new there, then does for each place what follows. Gives how many warnings it made or changed.
 */
export const evaluateRule = async (applying: Applying): Promise<number> => {
  const { client, rule, now } = applying;
  // Of two that look at the same time, one waits and finds what the other did.
  await client.query('select from warning_rule where id = $1 for update', [rule.id]);
  const look = lookOf(rule.subject);
  const about = await look.about(client, rule.subject);
  if (!about) return 0;
  const looking: Looking = { applying, about, spans: spansOf(rule) };
  const before = await statesOf(client, rule.id);
  const oldest = now.getTime() - looking.spans.fresh;
  const last = new Map([...before].map(([key, state]) => [key, state.last]));
  const seen = await look.read(client, rule.subject, { last, oldest, now: now.getTime() });
  const after = step(looking, before, seen);
  await keep(client, rule.id, after);
  // The newest value of each is read again each time, so that what is on is among what was seen.
  const on = seen.flatMap((one) => {
    const state = after.get(one.key)!;
    return isOn(state) ? [{ seen: one, state }] : [];
  });
  const where = await whereOf(
    client,
    rule,
    on.map((one) => one.seen),
  );
  const places = inPlaces(on, where);
  let changed = 0;
  for (const place of new Set([...places.keys(), ...(await openPlaces(client, rule.id))])) {
    const here = [...(places.get(place) ?? [])].sort((a, b) => bySize(looking, a, b));
    const evidence = () =>
      inTurn(here.slice(0, MOST_EVIDENCE), (one) =>
        evidenceOf(client, rule, one.seen, { about, where: where.get(one.seen.key)! }),
      );
    if ((await applyTo(applying, place, { isOn: here.length > 0, evidence })) !== 'none') changed += 1;
  }
  return changed;
};

/** One after the other: a connection does one thing at a time. */
const inTurn = async <Given, Made>(
  all: readonly Given[],
  make: (one: Given) => Promise<Made>,
): Promise<Made[]> => {
  const made: Made[] = [];
  for (const one of all) made.push(await make(one));
  return made;
};

/** The rules that are switched on; one that this program cannot read is none to it. */
export const enabledRules = async (db: Db): Promise<WarningRule[]> => {
  const { rows } = await db.pool.query<{ manifest: unknown }>(
    'select manifest from warning_rule where enabled order by id',
  );
  return rows.flatMap(({ manifest }) => WarningRule.safeParse(manifest).data ?? []);
};

/** Looks at every rule, each in a transaction of its own. Gives how many warnings were made or changed. */
export const evaluateRules = async (
  db: Db,
  around: Pick<Applying, 'base' | 'timeZone' | 'now'>,
): Promise<number> => {
  let changed = 0;
  for (const rule of await enabledRules(db))
    changed += await transaction(db, (client) => evaluateRule({ ...around, client, rule }));
  return changed;
};
