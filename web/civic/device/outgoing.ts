import { z } from 'zod';
import { Receipt } from '../../../sql/model/api/records.ts';
import { Language } from '../../../sql/model/text.ts';
import { Filled } from './draft.ts';

/** Why something that was sent will not be taken as it is. `field` is the answer at fault, where it is one. */
const Refusal = z.object({ says: z.string(), field: z.string().nullable() });

/**
 * Something that somebody sent from this device. `waiting`: for the line, or for its turn; `sent`: its receipt is here until she
 * has it elsewhere; `refused`: it must be written otherwise.
 */
export const Outgoing = z.object({
  /** Made up once; sent again under it, it is received once. */
  sending: z.uuid(),
  module: z.string(),
  /** What it is about, as she reads it in the list of what is on the device. */
  title: z.string(),
  language: Language,
  /** As it was filled in, to be written otherwise where it is refused. */
  filled: Filled,
  /** As it goes out, files by their keys. */
  answers: Filled,
  /** The server's names of files that it has already, by their keys. */
  uploaded: z.record(z.string(), z.uuid()),
  state: z.enum(['waiting', 'sent', 'refused']),
  refusal: Refusal.nullable(),
  receipt: Receipt.nullable(),
  /** When she sent it, and before when it is not tried again; RFC 3339. */
  queuedAt: z.string(),
  notBefore: z.string().nullable(),
  tries: z.int().min(0),
});
export type Outgoing = z.infer<typeof Outgoing>;

/** What failed: the status of the answer (0: none came), and what it said. */
export type Failure = { status: number; says: string; parameter: string | null; retryAfter: number | null };

const FIRST_MS = 5_000;
const LONGEST_MS = 10 * 60_000;
const ANSWER = /^answers\.([a-z][a-zA-Z0-9]*)/;

/** Whether the same may be taken later: no answer, a server that fails or is busy. All else is about what was sent. */
const isPassing = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;

/** The field of a form that an answer of the server is about. */
export const fieldOf = (parameter: string | null): string | null => ANSWER.exec(parameter ?? '')?.[1] ?? null;

/** Milliseconds until it is tried again: twice as long each time, as long as the server says at least. */
const pauseAfter = (tries: number, retryAfter: number | null): number =>
  Math.max(Math.min(FIRST_MS * 2 ** tries, LONGEST_MS), (retryAfter ?? 0) * 1000);

/** What becomes of something when it could not be sent at a moment. */
export const afterFailure = (one: Outgoing, failure: Failure, now: number): Outgoing => {
  const { status, says, parameter, retryAfter } = failure;
  if (!isPassing(status)) return { ...one, state: 'refused', refusal: { says, field: fieldOf(parameter) } };
  return {
    ...one,
    tries: one.tries + 1,
    notBefore: new Date(now + pauseAfter(one.tries, retryAfter)).toISOString(),
  };
};

/** What becomes of it when it is received: all that was written goes, the receipt stays. */
export const afterReceipt = (one: Outgoing, receipt: Receipt): Outgoing => ({
  ...one,
  ...{ state: 'sent', receipt, refusal: null, filled: {}, answers: {}, uploaded: {}, notBefore: null },
});

/** It is tried at once, whatever pause it had: the line is back, or somebody asked for it. */
export const atOnce = (one: Outgoing): Outgoing => ({ ...one, notBefore: null });

/** Those that wait and whose pause is over, the oldest first. */
export const dueNow = (all: readonly Outgoing[], now: number): Outgoing[] =>
  all
    .filter(
      ({ state, notBefore }) => state === 'waiting' && (notBefore === null || Date.parse(notBefore) <= now),
    )
    .sort((one, other) => one.queuedAt.localeCompare(other.queuedAt));

/** When the next one is to be tried; null where none waits. */
export const nextAt = (all: readonly Outgoing[]): number | null => {
  const times = all
    .filter(({ state }) => state === 'waiting')
    .map(({ notBefore }) => (notBefore === null ? 0 : Date.parse(notBefore)));
  return times.length > 0 ? Math.min(...times) : null;
};

/** The answers with files by the names that the server gave them. Throws where one is not there yet. */
export const answersToSend = ({ answers, uploaded }: Pick<Outgoing, 'answers' | 'uploaded'>): Filled => {
  const named = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    return value.map((one) =>
      typeof one === 'string' && Object.hasOwn(uploaded, one) ? uploaded[one] : one,
    );
  };
  return Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, named(value)]));
};
