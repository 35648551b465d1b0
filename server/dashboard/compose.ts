import type { Dashboard } from '../../sql/model/api/dashboard.ts';
import { expected } from './expected.ts';
import { allFacts } from './facts.ts';
import { gaps } from './gaps.ts';
import { headlines } from './headlines.ts';
import { attention } from './reasons/attention.ts';
import { risks } from './risks.ts';
import { openScope } from './scope.ts';
import type { Sight } from './sight.ts';
import { activeWarnings, told, warningReasons } from './warnings.ts';

/** Forecasts that a country's page has room for, and a place's. */
const MOST_EXPECTED = { country: 12, place: 60 };

/** A country, or a place, on one page: composed of what stands already, as far as whoever asks may see it. */
export const compose = async (sight: Sight): Promise<Dashboard> => {
  const scope = openScope(sight);
  const facts = await allFacts(sight, scope);
  const forecasts = await expected(sight, scope);
  const warnings = await activeWarnings(sight);
  const matters = await attention(
    sight,
    { facts, scope },
    { expected: forecasts, warnings: warningReasons(sight, warnings) },
  );
  return {
    place: sight.place?.id ?? null,
    madeAt: sight.now.toISOString(),
    attention: matters.items,
    attentionMatched: matters.matched,
    risks: risks(sight, facts),
    headlines: await headlines(sight, scope, facts),
    outlook: forecasts
      .slice(0, sight.place ? MOST_EXPECTED.place : MOST_EXPECTED.country)
      .map(({ layer: _, feature: __, region: ___, ...one }) => one),
    warnings: warnings.map(told),
    gaps: await gaps(sight, scope, facts),
  };
};
