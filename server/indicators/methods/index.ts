import type { IndicatorMethod, MethodKind } from '../../../sql/model/indicator-method.ts';
import type { Span } from '../time.ts';
import { european, us } from './air.ts';
import { ratio, sum } from './arithmetic.ts';
import { againstBaseline, againstBefore } from './baseline.ts';
import { composite } from './composite.ts';
import { exceedances } from './exceedances.ts';
import { fire } from './fire-weather.ts';
import type { Context, Feature, Method, Result } from './method.ts';
import { risk } from './risk.ts';
import { shoreline } from './shoreline.ts';
import { spei } from './spei.ts';
import { spi } from './spi.ts';
import { bathingClass, waterQuality } from './water.ts';

/** Every method by its kind (`sql/model/indicator-method.ts`). */
const METHODS: { [K in MethodKind]: Method<K> } = {
  sum,
  ratio,
  exceedances,
  'ccme-wqi': waterQuality,
  'bathing-class': bathingClass,
  'european-aqi': european,
  'us-aqi': us,
  'shoreline-change': shoreline,
  'fire-weather': fire,
  'against-baseline': againstBaseline,
  'against-before': againstBefore,
  spi,
  spei,
  composite,
  risk,
};

/** A method with its options. */
export type Applied = {
  isJoint: boolean;
  needs: (span: Span, context: Context) => Span;
  reaches: (changed: Span, context: Context) => Span[];
  compute: (features: readonly Feature[], context: Context) => Result[][];
};

/** The method that a declaration names, with the options that it gives. */
export const methodOf = (options: IndicatorMethod): Applied => {
  // The method of a kind takes the options of that kind, which the compiler cannot follow through the table.
  const method = METHODS[options.kind] as Method<MethodKind>;
  return {
    isJoint: method.isJoint?.(options) ?? false,
    needs: (span, context) => method.needs?.(options, span, context) ?? span,
    reaches: (changed, context) => method.reaches?.(options, changed, context) ?? [changed],
    compute: (features, context) => method.compute(options, features, context),
  };
};
