import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { HttpError } from './error.ts';
import { listen } from './listen.ts';
import { wholeBody } from './whole-body.ts';

/** What a sender is answered whose body comes in pieces and without its length, to a reader of at most so many bytes. */
const answered = async (
  pieces: readonly string[],
  reading: Omit<Parameters<typeof wholeBody>[1], 'most'> = {},
) => {
  const server = await listen(
    (request, response) => {
      const asked = Object.assign(request, {
        get: (name: string) => request.headers[name],
      }) as unknown as Request;
      wholeBody(asked, { most: 100_000, ...reading }).then(
        (body) => response.end(String(body.length)),
        (error: HttpError) => {
          response.statusCode = error.status;
          response.end(error.code);
        },
      );
    },
    { port: 0, host: '127.0.0.1' },
  );
  const request = send(server.address, { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } });
  for (const piece of pieces) request.write(piece);
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const answer = [response.statusCode, await text(response)];
  await server.close();
  return answer;
};

const piece = 'x'.repeat(40_000);

describe('a body', () => {
  it('is read to its end', async () => {
    expect(await answered([piece, piece])).toEqual([200, '80000']);
  });

  it('that is too long is answered, whatever of it is still on its way', async () => {
    expect(await answered(Array.from({ length: 200 }, () => piece))).toEqual([413, 'too-large']);
  });

  it('that is too much to hold is answered, too', async () => {
    const held = () => {
      throw new HttpError(503, 'busy-files');
    };
    expect(await answered([piece, piece], { held })).toEqual([503, 'busy-files']);
  });
});
