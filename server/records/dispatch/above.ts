import type pg from 'pg';
import { type Body, heirOf } from './body.ts';
import type { DispatchRule } from './choose.ts';
import { fittingRules, type Sent } from './dispatch.ts';

const TIERS: readonly DispatchRule['tier'][] = ['local', 'regional', 'central'];

/**
 * The structure above the one that has a case: of the rules that fit it, the nearest of a higher tier, or who came after it. Above one
 * that has it by no rule (it was named, or the case was given to it) is the central tier. null where there is nobody.
 */
export const aboveOf = async (
  client: pg.ClientBase | pg.Pool,
  sent: Sent,
  structureId: string | null,
): Promise<Body | null> => {
  const { rules } = await fittingRules(client, sent);
  const heirs: { tier: DispatchRule['tier']; heir: Body }[] = [];
  for (const rule of rules) {
    const heir = await heirOf(client, rule.structureId, sent.on);
    if (heir) heirs.push({ tier: rule.tier, heir });
  }
  const own = heirs.find(({ heir }) => heir.id === structureId);
  const higher = own ? TIERS.slice(TIERS.indexOf(own.tier) + 1) : TIERS.slice(-1);
  for (const tier of higher) {
    const found = heirs.find((one) => one.tier === tier && one.heir.id !== structureId);
    if (found) return found.heir;
  }
  return null;
};
