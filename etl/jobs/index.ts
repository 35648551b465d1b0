import type { Handlers } from '../../sql/jobs/handler.ts';

/** What the etl's runner does, one line a kind (`sql/jobs/kinds.ts`). */
export const HANDLERS: Handlers<'etl'> = {};
