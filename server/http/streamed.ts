import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Request } from 'express';
import { HttpError } from './error.ts';
import { bytesAsTheyCome } from './whole-body.ts';

const DECODERS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body as it was before it was compressed. */
const unpacked = (request: Request): AsyncIterable<Buffer> => {
  const encoding = (request.get('content-encoding') ?? 'identity').toLowerCase();
  if (encoding === 'identity') return bytesAsTheyCome(request);
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (!decoder)
    throw new HttpError(415, 'other-type', { values: { types: Object.keys(DECODERS).join(', ') } });
  const stream = decoder() as unknown as Readable & NodeJS.WritableStream;
  request.on('error', (error) => stream.destroy(error));
  return request.pipe(stream);
};

/** JSON is UTF-8 (RFC 8259), and so must be what else comes. */
const refuseCharsets = (request: Request): void => {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.get('content-type') ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new HttpError(415, 'other-type', { values: { types: 'charset=utf-8' } });
};

/** What a broken body throws, of the stream or of the text, is the sender's. */
const asBroken = (error: unknown): unknown => {
  if (error instanceof HttpError) return error;
  const { code } = error as { code?: string };
  const isBody = error instanceof TypeError || /^(Z_|ERR_|ERR__ERROR|BR)/.test(code ?? '');
  return isBody ? new HttpError(400, 'invalid-body') : error;
};

/**
 * The text of a body, as it comes: UTF-8, and no more bytes than so many, counted when they are unpacked. What is not that is
 * a 400, 413 or 415. Only what is read at a time is held.
 */
export const streamedText = async function* (request: Request, mostBytes: number): AsyncGenerator<string> {
  refuseCharsets(request);
  if (Number(request.get('content-length') ?? 0) > mostBytes) throw new HttpError(413, 'too-large');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of unpacked(request)) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new HttpError(413, 'too-large');
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw asBroken(error);
  }
};
