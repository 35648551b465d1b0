import { Writable } from 'node:stream';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openLog } from './log.ts';

const SECRET = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF';

/** What one line of the log says. */
const logged = (entry: object): Record<string, Record<string, string>> => {
  let text = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  openLog('info', stream).error(entry);
  return JSON.parse(text);
};

it('an error of the database is told without the row it failed for', () => {
  const error = new pg.DatabaseError(
    'duplicate key value violates unique constraint "account_email"',
    9,
    'error',
  );
  Object.assign(error, {
    code: '23505',
    table: 'account',
    constraint: 'account_email',
    detail: 'Key (email)=(leila@example.tn) already exists.',
    where: 'COPY account, line 1: "leila"',
  });
  const line = logged({ err: new Error('it failed for leila@example.tn', { cause: error }) });
  expect(line.err).toMatchObject({
    message: 'it failed for …@…',
    stack: expect.stringMatching(/^ +at .*log\.test\.ts/),
    cause: {
      code: '23505',
      table: 'account',
      message: 'duplicate key value violates unique constraint "account_email"',
    },
  });
  expect(JSON.stringify(line)).not.toMatch(/leila/i);
});

it('a wrong value is not told, nor what else an error carries', () => {
  const error = Object.assign(new Error(`invalid input syntax for type uuid: "Leïla" ${SECRET}`), {
    code: '22P02',
    body: '{"password": "Leïla"}',
  });
  const line = logged({ err: error, path: `/x/${SECRET}/leila@example.tn` });
  expect(line.err?.message).toBe('invalid input syntax for type uuid: "…" …');
  expect(JSON.stringify(line)).not.toMatch(/le[iï]la|Zm9v/i);
});

it('what is no error is told by its kind alone', () => {
  expect(logged({ err: 'leila@example.tn' }).err).toBe('string');
});
