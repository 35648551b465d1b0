import type { z } from 'zod';
import type { SignalRule } from '../sql/model/signal.ts';

type Rule = z.input<typeof SignalRule>;

/** The general rules, for declarations that add some to them. */
export const USUAL_SIGNALS: readonly Rule[] = [{ detector: 'change-point' }, { detector: 'anomaly' }];

/** Nothing but droughts, of a standardised index: what is unusual of it is what a drought is. */
export const DROUGHT_SIGNALS: readonly Rule[] = [{ detector: 'drought' }];
