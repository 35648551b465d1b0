import type pg from 'pg';
import type { Day } from '../../../sql/model/records/day.ts';
import { areasOf, type Where } from './areas.ts';
import { type Body, heirOf } from './body.ts';
import { type DispatchRule, fitting } from './choose.ts';

const RULES = `select no, category, asset, area_id as "areaId", tier, structure_id as "structureId",
    valid_from as "validFrom", valid_to as "validTo" from dispatch_rule where module = $1 order by no`;

/** What is to be dispatched, as it was put in. */
export type Sent = Where & {
  module: string;
  category: string | null;
  asset: string | null;
  on: Day;
};

/** The rules that fit, the nearest first, and the places that were looked at, the smallest first. */
export const fittingRules = async (
  client: pg.ClientBase | pg.Pool,
  sent: Sent,
): Promise<{ rules: DispatchRule[]; areas: string[] }> => {
  const { rows } = await client.query<DispatchRule>(RULES, [sent.module]);
  const areas = await areasOf(client, sent, sent.on);
  return { rules: fitting(rows, { ...sent, areas }), areas };
};

/**
 * The structure that has a case by the rules of dispatch: that of the nearest rule, or who came after it where it is closed;
 * where that line ends, the next rule's. null where nobody has it, which an office for all of them sees.
 */
export const dispatch = async (client: pg.ClientBase, sent: Sent): Promise<Body | null> => {
  const { rules } = await fittingRules(client, sent);
  for (const { structureId } of rules) {
    const body = await heirOf(client, structureId, sent.on);
    if (body) return body;
  }
  return null;
};
