import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import express from 'express';
import { type Listening, listen } from '../../server/http/listen.ts';
import type { Row } from './table.ts';

const SECONDS = 4;
const CONNECTIONS = 50;
export const TURNS = 3;

/** Requests a second that an address answers, of 50 connections at once; who asks does so in a thread of its own. */
export const rateOf = async (url: string, headers: Record<string, string>): Promise<number> =>
  (await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS, workers: 1 })).requests
    .average;

/** An Express route that answers a constant buffer, as quickly as Express can: no entity tag is made of it. */
const constant = async (bytes: Buffer): Promise<Listening> => {
  const app = express();
  app.disable('etag');
  app.disable('x-powered-by');
  app.get('/constant', (_request, response) => void response.type('application/octet-stream').send(bytes));
  return listen(app, { port: 0, host: '127.0.0.1', drainMs: 100 });
};

export const middle = (all: number[]): number =>
  all.sort((a, b) => a - b)[Math.floor(all.length / 2)] as number;

const turns = async (url: string, other: string, headers: Record<string, string>) => {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(await rateOf(url, headers));
    theirs.push(await rateOf(other, {}));
  }
  return { ours: middle(ours), theirs: middle(theirs) };
};

/**
 * A cached tile, and one that the client has, against a constant buffer of the same bytes: the client decodes what it is
 * sent, which takes it longer for a tile than for as many bytes of ASCII.
 */
export const servingRows = async (url: string): Promise<Row[]> => {
  const accept = { 'accept-encoding': 'gzip' };
  const answer = await fetch(url, { headers: accept });
  const etag = answer.headers.get('etag') ?? '';
  // What fetch has unpacked, packed again: as good as the server's own bytes for a client that only decodes them.
  const bytes = gzipSync(Buffer.from(await answer.arrayBuffer()));
  const { length } = bytes;
  const other = await constant(bytes);
  const address = `${other.address}/constant`;
  const cached = await turns(url, address, accept);
  const unchanged = await turns(url, address, { ...accept, 'if-none-match': etag });
  await other.close();
  const row = (what: string, rates: typeof cached, ratio: number): Row => ({
    what: `${what}, ${length} bytes`,
    ...rates,
    unit: 'requests/s',
    aim: { kind: 'least', ratio },
  });
  return [row('cached tile', cached, 0.8), row('304', unchanged, 0.95)];
};
