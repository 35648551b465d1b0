import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, openDb } from '../db.ts';
import { dieWithParent } from '../embedded/die-with-parent.ts';
import type { FromRunner, ToRunner } from './protocol.ts';
import { type AnyHandlers, type Kinds, runJob } from './run-job.ts';

/** Tells its memory to the worker, who cannot look itself. */
export const REPORT_MEMORY = '--report-memory';
const REPORT_MS = 200;
const RETRY_MS = 500;
const OOM_SCORE = '/proc/self/oom_score_adj';

const say = (message: FromRunner): void => void (process.connected && process.send?.(message));

/** The database may just be starting again. */
const open = async (url: string): Promise<Db> => {
  for (;;) {
    const db = await openDb(url, {
      max: 3,
      applicationName: 'biatouna-runner',
      leavesWithClient: true,
    }).catch(() => null);
    if (db) return db;
    await sleep(RETRY_MS);
  }
};

/** Of all that runs here, the system is to end this first when memory runs out: not the database. */
const offer = (): void => {
  if (existsSync(OOM_SCORE)) writeFileSync(OOM_SCORE, '500');
};

/**
 * A process that does jobs for the worker that forked it, one at a time, until that lets go of it or is gone. What it
 * uses up is bounded from outside, by killing it.
 */
export const serveJobs = async (
  program: { kinds: Kinds; handlers: AnyHandlers },
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> => {
  let db: Db | undefined;
  let running: AbortController | undefined;
  dieWithParent(async () => db?.close());
  // It lives by what it is told.
  process.channel?.ref();
  offer();
  // Ctrl-C reaches the whole group; the worker says when to end.
  process.on('SIGINT', () => undefined);
  if (process.argv.includes(REPORT_MEMORY))
    setInterval(() => say({ kind: 'memory', bytes: process.memoryUsage.rss() }), REPORT_MS);

  const opened = await open(env.DATABASE_URL ?? '');
  db = opened;
  process.on('message', (message: ToRunner) => {
    if (message.kind === 'cancel') return running?.abort();
    running = new AbortController();
    void runJob(message.job, program, { db: opened, env, signal: running.signal }).then((outcome) =>
      say({ kind: 'ended', outcome }),
    );
  });
  say({ kind: 'ready' });
};
