import type pg from 'pg';
import { audit, SYSTEM } from '../../../sql/audit.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import type { Evidence } from '../../../sql/model/warning.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import { findAuthority } from '../authority.ts';
import { cancelWarning, publishWarning, updateWarning } from '../issue/deeds.ts';
import { findWarning, insertWarning, updateContent } from '../issue/store.ts';
import { placesOf, shapeOf } from '../places.ts';
import { contentOf } from './content.ts';
import { type Decision, decide, type Standing } from './decide.ts';

/** What a rule's decisions are carried out with. */
export type Applying = {
  client: pg.PoolClient;
  rule: WarningRule;
  base: string;
  timeZone: string;
  now: Date;
};

const NEWEST = `select id, state, extract(epoch from over_since)::float8 * 1000 as "overSince",
    extract(epoch from ended_at)::float8 * 1000 as "endedAt", extract(epoch from expires)::float8 * 1000 as expires
  from warning where rule_id = $1 and place_id = $2 order by created_at desc, id limit 1 for update`;

const note = (
  { client, rule }: Applying,
  action: string,
  id: string,
  after: Record<string, unknown> = {},
): Promise<number> =>
  audit(client, {
    actor: SYSTEM,
    action: `warning.${action}`,
    object: { kind: 'warning', id },
    after: { rule: rule.id, ...after },
  });

const byRule = ({ client, base }: Applying) => ({ client, base, actor: SYSTEM });

const published = async (applying: Applying, id: string): Promise<void> => {
  if (applying.rule.publishes === 'itself')
    await publishWarning(byRule(applying), (await findWarning(applying.client, id))!);
};

/** The words of today for a place. */
const wordsFor = async ({ client, rule, timeZone, now }: Applying, place: string, evidence: Evidence) => {
  const authority = await findAuthority(client, rule.authority);
  const [found] = await placesOf(client, [place]);
  if (!authority || !found) return null;
  return contentOf(rule, place, evidence, { authority, place: found.name, timeZone }, now);
};

const begin = async (applying: Applying, place: string, evidence: readonly Evidence[]): Promise<void> => {
  const { client, rule } = applying;
  const content = await wordsFor(applying, place, evidence[0]!);
  // Of an authority or a place that is not there (any more), nobody can warn.
  if (!content) return;
  const geom = await shapeOf(client, content.places, null);
  const id = await insertWarning(client, { content, geom, rule: rule.id, place, evidence });
  await note(applying, 'draft', id, { expires: content.expires });
  await published(applying, id);
};

const reopen = async (applying: Applying, id: string, place: string, evidence: readonly Evidence[]) => {
  const { client } = applying;
  const content = await wordsFor(applying, place, evidence[0]!);
  if (!content) return;
  await client.query(
    `update warning set state = 'draft', ended_at = null, over_since = null, evidence = $2 where id = $1`,
    [id, JSON.stringify(evidence)],
  );
  await updateContent(client, id, content, await shapeOf(client, content.places, null));
  await note(applying, 'reopen', id, { expires: content.expires });
  await published(applying, id);
};

const propose = (
  client: pg.ClientBase,
  id: string,
  proposal: Record<string, unknown> | null,
): Promise<unknown> =>
  client.query('update warning set proposal = $2 where id = $1', [id, proposal && JSON.stringify(proposal)]);

const end = async (applying: Applying, id: string): Promise<void> => {
  const { client, rule, now } = applying;
  await client.query('update warning set over_since = $2 where id = $1', [id, now]);
  await note(applying, 'over', id);
  const warning = (await findWarning(client, id))!;
  if (rule.publishes === 'itself' && warning.state === 'published')
    return cancelWarning(byRule(applying), warning, 'over');
  await propose(client, id, { kind: 'end', at: now.toISOString(), expires: null });
};

const goOn = async (applying: Applying, id: string): Promise<void> => {
  const { client, rule, now } = applying;
  const expires = new Date(now.getTime() + secondsOf(rule.expires) * 1000).toISOString();
  await client.query('update warning set over_since = null where id = $1', [id]);
  const warning = (await findWarning(client, id))!;
  // It begins anew where it would be longer than any may be.
  const content = { ...warning.content, onset: now.toISOString(), expires };
  if (warning.state === 'draft') {
    await updateContent(client, id, content, await shapeOf(client, content.places, content.polygon));
    await note(applying, 'extend', id, { expires });
  } else if (rule.publishes === 'itself') await updateWarning(byRule(applying), warning, content, 'extended');
  else if (warning.proposal?.kind !== 'extend')
    await propose(client, id, { kind: 'extend', at: now.toISOString(), expires });
};

const carryOut = async (
  applying: Applying,
  decision: Decision,
  place: string,
  evidence: () => Promise<Evidence[]>,
): Promise<void> => {
  switch (decision.kind) {
    case 'draft':
      return begin(applying, place, await evidence());
    case 'reopen':
      return reopen(applying, decision.id, place, await evidence());
    case 'again':
      await applying.client.query('update warning set over_since = null, proposal = null where id = $1', [
        decision.id,
      ]);
      return void (await note(applying, 'again', decision.id));
    case 'over':
      return end(applying, decision.id);
    case 'extend':
      return goOn(applying, decision.id);
    case 'none':
  }
};

/** Does for a place what follows from whether it is so there: drafts, brings back, extends or ends the rule's warning. */
export const applyTo = async (
  applying: Applying,
  place: string,
  { isOn, evidence }: { isOn: boolean; evidence: () => Promise<Evidence[]> },
): Promise<Decision['kind']> => {
  const { client, rule, now } = applying;
  const { rows } = await client.query<Standing>(NEWEST, [rule.id, place]);
  const terms = { merges: secondsOf(rule.merges) * 1000, expires: secondsOf(rule.expires) * 1000 };
  const decision = decide(rows[0] ?? null, isOn, terms, now.getTime());
  await carryOut(applying, decision, place, evidence);
  return decision.kind;
};
