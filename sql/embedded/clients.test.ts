import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { socketUrl } from '../db.ts';
import { type Listening, listenToClients } from './clients.ts';
import { socketIn } from './home.ts';

let folder: string;
let engine: PGlite;
let listening: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-clients-'));
  engine = await PGlite.create();
  listening = await listenToClients({
    backend: {
      run: (bytes, answer) => engine.execProtocolRawStream(bytes, { onRawData: answer }),
      inTransaction: () => engine.isInTransaction(),
    },
    path: socketIn(folder),
    idleMs: 100,
    broken: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await listening.close();
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const connect = async (): Promise<pg.Client> => {
  const client = new pg.Client(socketUrl(folder));
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

it('ends a client that leaves a transaction open while others wait, and undoes it', async () => {
  const [idle, other] = [await connect(), await connect()];
  const ended = new Promise<Error>((resolve) => idle.once('error', resolve));
  await idle.query('begin; create table never (a int)');
  const { rows } = await other.query("select to_regclass('never') as never");
  expect(rows).toEqual([{ never: null }]);
  expect(await ended).toMatchObject({
    code: '25P03',
    message: expect.stringMatching(/left open while others waited/),
  });
  await other.end();
});

it('lets a client be idle in a transaction when nobody waits', async () => {
  const client = await connect();
  await client.query('begin');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.query('commit');
  await client.end();
});
