import type { Reason } from '../../../sql/model/api/dashboard.ts';
import type { SignalKind } from '../../../sql/model/signal.ts';

/** Events that several indices tell of at once: a drought by rain of three months and of twelve is one drought. */
const EVENTS: ReadonlySet<SignalKind> = new Set(['drought', 'fire-weather', 'heat', 'air-quality']);

type Saying = Pick<Reason, 'kind' | 'title'> & { signal?: SignalKind };

/** What a reason says: those of one matter that say the same count once. */
export const sayingOf = ({ kind, title, signal }: Saying): string =>
  signal && EVENTS.has(signal) ? `${kind} ${signal}` : `${kind} ${title.en}`;
