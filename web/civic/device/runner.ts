import { ApiError } from '../../api.ts';
import { civicApi } from '../api.ts';
import type { Failure, Outgoing } from './outgoing.ts';
import { type Line, sendDue } from './send.ts';
import { changed, hurry, keepOutgoing, theShelf } from './store.ts';

const failureOf = (error: unknown): Failure => {
  if (!(error instanceof ApiError))
    return { status: 400, says: String(error), parameter: null, retryAfter: null };
  const { status, message, parameter, retryAfter } = error;
  return { status, says: message, parameter, retryAfter };
};

const LINE: Line = {
  upload: async ({ name }, content) => (await civicApi.upload(name, content)).id,
  submit: civicApi.submit,
  failureOf,
  now: Date.now,
};

const LOCK = 'biatouna-civic-sending';
let last: Promise<unknown> = Promise.resolve();

/** One after the other, over all tabs where the browser can; else in this one, where the server knows what comes twice. */
const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (navigator.locks) return navigator.locks.request(LOCK, work);
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
};

let timer = 0;

/** Sends what is due, and comes again when the next one is. */
const run = async (): Promise<void> => {
  window.clearTimeout(timer);
  const next = await inTurn(async () => sendDue(await theShelf(), LINE));
  await changed();
  if (next !== null) timer = window.setTimeout(() => void run(), Math.max(1000, next - Date.now()));
};

/** Tries at once all that waits. */
export const tryNow = async (): Promise<void> => {
  await hurry();
  await run();
};

let isStarted = false;

/** From now on, what waits is sent when it is due, and as soon as the line is back. */
export const startSending = (): void => {
  if (isStarted) return;
  isStarted = true;
  window.addEventListener('online', () => void tryNow());
  void run();
};

/** Keeps something on the device and sends it as soon as it can be; what becomes of it is on the device. */
export const sendFromHere = async (one: Outgoing): Promise<void> => {
  await keepOutgoing(one);
  startSending();
  await run();
};
