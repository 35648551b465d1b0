import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openDb } from './db.ts';
import { publicUrl, SetupError, toSetupError } from './setup-error.ts';

const attempt = (url: string): Promise<unknown> =>
  openDb(url).then(
    () => 'opened',
    (error: unknown) => toSetupError(error, url),
  );

it.each(['mysql://me@localhost/x', 'localhost:5432', 'postgres://[bad', 'postgres://me@localhost:99999/x'])(
  'says how an address is written, given %s',
  async (url) => {
    expect(String(await attempt(url))).toBe(
      'SetupError: DATABASE_URL is not an address. Write it as postgres://user:password@host:5432/database.',
    );
  },
);

it('says that what answers is no PostgreSQL', async () => {
  const web = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => web.once('listening', resolve));
  const { port } = web.address() as AddressInfo;
  expect(String(await attempt(`postgres://me:secret@127.0.0.1:${port}/x`))).toBe(
    `SetupError: What answers at postgres://me:***@127.0.0.1:${port}/x is no PostgreSQL. Correct host and port in DATABASE_URL.`,
  );
  web.close();
});

it.each([
  ['timeout expired', /does not answer\. Look at the network/],
  ['There was an error establishing an SSL connection', /Correct sslmode/],
  ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', /asks for a password/],
])('knows what the driver means by "%s"', (message, sentence) => {
  expect(String(toSetupError(new Error(message), 'postgres://me@host/x'))).toMatch(sentence);
});

it('looks at the cause of an error, and at the first of several', () => {
  const denied = Object.assign(new Error('permission denied for schema biatouna'), { code: '42501' });
  const wrapped = new Error('0001-layers.sql could not be applied', { cause: denied });
  expect(String(toSetupError(wrapped, 'postgres://me@host/x'))).toMatch(
    /lacks a right \(permission denied for schema biatouna\)/,
  );
  const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
  expect(String(toSetupError(new AggregateError([refused]), 'postgres://me@host/x'))).toMatch(
    /No database server answers/,
  );
});

it('leaves alone what is said already, and what it does not know', () => {
  const said = new SetupError('said');
  const unknown = new Error('unknown');
  expect(toSetupError(said, '')).toBe(said);
  expect(toSetupError(unknown, '')).toBe(unknown);
});

it('shows an address without its password', () => {
  expect(publicUrl('postgres://me:s3cr:et@host:5432/x')).toBe('postgres://me:***@host:5432/x');
  expect(publicUrl('postgres://me@host/x')).toBe('postgres://me@host/x');
});
