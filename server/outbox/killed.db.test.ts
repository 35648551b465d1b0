import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { flagsOf } from '../../sql/embedded/start.ts';
import { workerName } from '../../sql/jobs/lease.ts';
import { programOf } from '../../tests/harness/compiled.ts';
import { type Change, type FromVictim, workOff } from '../../tests/harness/outbox/victim.ts';
import { type Smtp, type SmtpStep, startSmtp } from '../../tests/harness/smtp.ts';
import { useDb } from '../../tests/harness/use-db.ts';

const test = useDb();
const LIVES = 6;

/** When a process dies: with a transaction open, or while it hands over its nth mail, or just after that was taken. */
type Death = { at: 'posted'; no: number } | { at: SmtpStep; mail: number; afterMs: number };

const death: fc.Arbitrary<Death> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ at: fc.constant('posted' as const), no: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      at: fc.constantFrom<SmtpStep>('connect', 'from', 'to', 'data', 'data'),
      mail: fc.nat(1),
      // The server has answered by then: it may or may not have been noted that the mail was sent.
      afterMs: fc.constantFrom(0, 0, 1, 3, 6, 10, 20),
    }),
  },
);
const ends = fc.constantFrom<Change['ends']>('commit', 'commit', 'rollback');
const life = fc.record({ death, ends: fc.array(ends, { minLength: 3, maxLength: 3 }) });

let smtp: Smtp;
let atStep: (step: SmtpStep) => Promise<void> = async () => undefined;
const output: string[] = [];
const env = () => ({
  ...process.env,
  DATABASE_URL: test.url,
  SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all',
  SMTP_URL: smtp.url,
});

const startVictim = (): {
  child: ChildProcess;
  ready: Promise<unknown>;
  idle: Promise<unknown>;
  gone: Promise<unknown>;
} => {
  const path = programOf(fileURLToPath(new URL('../../tests/harness/outbox/victim.ts', import.meta.url)));
  const child = fork(path, [], { execArgv: flagsOf(path), env: { ...env(), VICTIM: '1' }, silent: true });
  child.stdout?.on('data', (part) => output.push(String(part)));
  child.stderr?.on('data', (part) => output.push(String(part)));
  const said = (kind: FromVictim['kind']) =>
    new Promise<void>((resolve) => {
      child.on('message', (message: FromVictim) => message.kind === kind && resolve());
    });
  return {
    child,
    ready: said('ready'),
    idle: said('idle'),
    gone: new Promise((resolve) => child.once('exit', resolve)),
  };
};
const victims: ReturnType<typeof startVictim>[] = [];

beforeAll(async () => {
  smtp = await startSmtp(async (step) => {
    await atStep(step);
    return undefined;
  });
  await test.db.pool.query('create table told (no int primary key)');
});
afterAll(async () => {
  for (const { child } of victims) child.kill('SIGKILL');
  await smtp.close();
});

/** Lets a process post and send until its death; nothing of it is left but what the database and the mail server have. */
const lead = async (victim: ReturnType<typeof startVictim>, changes: Change[], how: Death): Promise<void> => {
  const kill = () => void victim.child.kill('SIGKILL');
  let mail = 0;
  atStep = async (step) => {
    if (how.at !== step || mail++ !== how.mail) return;
    if (how.afterMs > 0) return void setTimeout(kill, how.afterMs);
    kill();
    await victim.gone;
  };
  victim.child.on('message', (message: FromVictim) => {
    if (how.at === 'posted' && message.kind === 'posted' && message.no === changes[how.no]?.no) kill();
  });
  await victim.ready;
  victim.child.send(changes);
  // Where there were too few mails to die by, it dies when it has nothing left to do.
  await Promise.race([victim.gone, victim.idle]);
  kill();
  await victim.gone;
  atStep = async () => undefined;
};

it('whenever processes are killed: nothing is told of what was not, nothing is lost, and what comes twice has one number', async () => {
  const seed = Date.now() % 2 ** 31;
  const lives = fc.sample(life, { seed, numRuns: LIVES });
  victims.push(startVictim(), startVictim());
  for (const [at, { death: how, ends: endings }] of lives.entries()) {
    if (at < LIVES - 2) victims.push(startVictim());
    const changes = endings.map((end, index): Change => {
      const hangs = how.at === 'posted' && how.no === index;
      return { no: at * 10 + index, ends: hangs ? 'hang' : end };
    });
    await lead(victims[at]!, changes, how);
  }
  // What the last of the dead sent to the database may still be under way there, and hold what it claims.
  await expect
    .poll(async () => {
      await workOff(test.db, workerName('last'), env());
      return (await test.db.pool.query(`select from job where state in ('waiting', 'running')`)).rowCount;
    })
    .toBe(0);

  const rows = async <T>(sql: string) => (await test.db.pool.query(sql)).rows as T[];
  const told = (await rows<{ no: number }>('select no from told order by no')).map(
    ({ no }) => `m${no}@example.tn`,
  );
  const messages = await rows<{ id: string; state: string }>('select id, state from message');
  const mails = await smtp.parsed();
  const numbers = new Map<string, Set<string>>();
  for (const mail of mails) {
    const to = [mail.to].flat()[0]?.value[0]?.address ?? '';
    numbers.set(to, (numbers.get(to) ?? new Set()).add(mail.messageId ?? ''));
  }
  const seen = { seed, mails: mails.length, told: told.length };
  expect({ seen, states: new Set(messages.map(({ state }) => state)) }).toEqual({
    seen,
    states: new Set(['sent']),
  });
  expect({ seen, sent: [...numbers.keys()].sort() }).toEqual({ seen, sent: told.sort() });
  expect({ seen, numbers: [...numbers.values()].filter(({ size }) => size > 1) }).toEqual({
    seen,
    numbers: [],
  });
  expect(messages.length).toBe(told.length);
  // Neither a link that opens an account nor an address is in what the processes wrote.
  expect(output.join('')).not.toMatch(/secret\d|@example/);
});
