import type { AttentionItem, Expected, Reason, Whereabouts } from '../../../sql/model/api/dashboard.ts';
import { ranked, weightOf } from '../../../sql/model/attention.ts';
import { inScope, type Located, locate } from '../scope.ts';
import { keyOf, type Sight, type Where } from '../sight.ts';
import { classReasons } from './class.ts';
import { forecastReasons } from './forecast.ts';
import type { Finder, Found, Ground } from './found.ts';
import { limitReasons } from './limit.ts';
import { riskReasons } from './risk.ts';
import { sayingOf } from './same.ts';
import { signalReasons } from './signal.ts';

/** What is looked for reasons in; forecasts and warnings are read for other parts already. */
const FINDERS: readonly Finder[] = [limitReasons, signalReasons, riskReasons, classReasons];

type Placed = { theme: string | null; region: Whereabouts; reason: Reason };

const placedOf = ({ theme, reason, page }: Found, { at, region }: Located): Placed => ({
  ...{ theme, region },
  reason: { ...reason, at, weight: weightOf(reason), others: 0, page: page(at.place) } as Reason,
});

/** Matters that are told at most, and reasons of each. */
const MOST = 40;
const MOST_REASONS = 8;

/** All reasons, by matter: what asks most for attention first. Regions are told, on the page of one what lies in it. */
export const attention = async (
  sight: Sight,
  ground: Ground,
  more: { expected: readonly (Expected & Where)[]; warnings: readonly Reason[] },
): Promise<{ items: AttentionItem[]; matched: number }> => {
  const found = forecastReasons(more.expected);
  for (const find of FINDERS) found.push(...(await find(sight, ground)));
  const kept = await inScope(sight, ground.scope, found);
  const located = await locate(sight, kept);
  const placed: Placed[] = [
    ...more.warnings.map((reason) => ({ theme: null, region: reason.at, reason })),
    ...kept.flatMap((one) => {
      const where = located.get(keyOf(one));
      return where ? [placedOf(one, where)] : [];
    }),
  ];
  const whereOf = ({ region, reason }: Placed) => (sight.place ? reason.at : region);
  const matters = ranked(
    placed.map((one) => ({ ...one.reason, of: one })),
    ({ of }) => `${whereOf(of).place} ${of.theme ?? ''}`,
    ({ of }) => sayingOf(of.reason),
  );
  const items = matters.slice(0, MOST).flatMap(({ score, reasons }): AttentionItem[] => {
    const [first] = reasons;
    if (!first) return [];
    const own = reasons
      .slice(0, MOST_REASONS)
      .map(({ reason, others }): Reason => ({ ...reason.of.reason, others }));
    return [{ ...whereOf(first.reason.of), theme: first.reason.of.theme, score, reasons: own }];
  });
  return { items, matched: matters.length };
};
