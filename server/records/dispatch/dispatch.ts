import type pg from 'pg';
import type { Day } from '../../../sql/model/records/day.ts';
import { type Body, heirOf } from './body.ts';
import { type DispatchRule, fitting } from './choose.ts';

const RULES = `select no, category, asset, area_id as "areaId", tier, structure_id as "structureId",
    valid_from as "validFrom", valid_to as "validTo" from dispatch_rule where module = $1 order by no`;

const ABOVE = `with recursive up as (select $1::text as id, 0 as step union
    select h.parent_id, up.step + 1 from up join place p on p.id = up.id join place_parent h on h.place_no = p.no where up.step < 8)
  select id from up group by id order by min(step), id`;

/** What is to be dispatched, as it was put in. */
export type Sent = {
  module: string;
  category: string | null;
  asset: string | null;
  placeId: string | null;
  on: Day;
};

/**
 * The structure that has a case by the rules of dispatch: that of the nearest rule, or who came after it where it is closed;
 * where that line ends, the next rule's. null where nobody has it, which an office for all of them sees.
 */
export const dispatch = async (client: pg.ClientBase, sent: Sent): Promise<Body | null> => {
  const { rows: rules } = await client.query<DispatchRule>(RULES, [sent.module]);
  const { rows: above } = sent.placeId
    ? await client.query<{ id: string }>(ABOVE, [sent.placeId])
    : { rows: [] };
  const matter = { ...sent, areas: above.map(({ id }) => id) };
  for (const { structureId } of fitting(rules, matter)) {
    const body = await heirOf(client, structureId);
    if (body) return body;
  }
  return null;
};
