import type { Request } from 'express';
import { HttpError } from './error.ts';

/**
 * The bytes of a request as they come. Who stops reading half-way can still answer why, and the connection serves on: read as it
 * is, a request that is left takes its connection with it.
 */
export const bytesAsTheyCome = async function* (request: Request): AsyncGenerator<Buffer> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } finally {
    request.resume();
  }
};

/**
 * The body of a request as it was sent, in memory: no more than `most` bytes (413), and not compressed (415), so that what is held
 * is no more than what came. `held` hears of each piece and may throw where it is too many.
 */
export const wholeBody = async (
  request: Request,
  { most, held }: { most: number; held?: (bytes: number) => void },
): Promise<Buffer> => {
  if ((request.get('content-encoding') ?? 'identity') !== 'identity')
    throw new HttpError(415, 'other-type', { values: { types: 'identity' } });
  if (Number(request.get('content-length') ?? 0) > most) throw new HttpError(413, 'too-large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bytesAsTheyCome(request)) {
    bytes += chunk.length;
    if (bytes > most) throw new HttpError(413, 'too-large');
    held?.(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
