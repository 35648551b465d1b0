import { JobFailure, JobLost } from './handler.ts';
import type { Failure, Outcome } from './protocol.ts';

/** The first line of our own code that a trace names. */
const OURS = /\b((?:server|etl|sql|tests)\/(?!.*node_modules)[\w./-]+\.ts:\d+)/;

/** An error without what it says: the sentence of a foreign one may hold an address or a row. */
const trace = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const place = OURS.exec(error.stack?.slice(error.stack.indexOf('\n')) ?? '')?.[1];
  return [error.name, typeof code === 'string' ? code : '', place ? `at ${place}` : '']
    .filter(Boolean)
    .join(' ');
};

const failureOf = (error: unknown): Failure =>
  error instanceof JobFailure
    ? {
        code: error.code,
        detail: error.message,
        isFinal: error.isFinal,
        ...(error.afterMs === undefined ? {} : { afterMs: error.afterMs }),
      }
    : { code: 'failed', detail: trace(error) };

/** How a try ended that threw. */
export const outcomeOf = (error: unknown): Outcome =>
  error instanceof JobLost ? { kind: 'lost' } : { kind: 'failed', failure: failureOf(error) };
