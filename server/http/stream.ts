import type { Response } from 'express';

/** A signal that aborts when the client goes away before the answer is complete. */
export const untilGone = (response: Response): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
};

/** Waits until the client has taken what was written, or has gone. One listener for all times, as compression keeps each. */
const drainOf = (response: Response): (() => Promise<void>) => {
  let wake: () => void = () => undefined;
  response.on('drain', () => wake());
  response.on('close', () => wake());
  return () =>
    new Promise((resolve) => {
      wake = resolve;
    });
};

/**
 * Sends chunks as fast as the client takes them. Headers are set by `begin` when the first chunk is there, so that what
 * fails before becomes a problem document; what fails later breaks the connection off, as the client must not take a
 * part for the whole.
 */
export const sendChunks = async (
  response: Response,
  chunks: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
  begin: () => void,
): Promise<void> => {
  const drain = drainOf(response);
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) begin();
    isFirst = false;
    if (signal.aborted) return;
    if (!response.write(chunk)) await drain();
  }
  if (isFirst) begin();
  response.end();
};
