import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import {
  type By,
  cancelWarning,
  draftWarning,
  publishWarning,
  updateWarning,
} from '../../server/warnings/issue/deeds.ts';
import { findWarning } from '../../server/warnings/issue/store.ts';
import { SYSTEM } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import { transaction } from '../../sql/transaction.ts';
import { asker } from './ask.ts';
import { doJobs } from './jobs/do-jobs.ts';
import type { useApp } from './use-app.ts';

const HOUR = 3_600_000;
type Content = Parameters<typeof draftWarning>[1];

/** Words in three languages, each told apart. */
export const words = (of: string) => ({ ar: `ع ${of}`, fr: of, en: of });

const by = (client: By['client']): By => ({ client, actor: SYSTEM, base: 'https://map.example.tn' });

/** In a world of tests: an office that warns, warnings of it, and people who follow them by mail. Nobody does at the begin of a test. */
export const useFollowers = (world: ReturnType<typeof useApp>) => {
  const ask = asker(world);
  const places: string[] = [];
  const env: Record<string, string> = {};
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'follow-'));
    afterAll(() => rm(folder, { recursive: true }));
    Object.assign(env, {
      DATABASE_URL: world.url,
      SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all',
      DATA_DIR: folder,
    });
    const { pool } = world.db;
    await pool.query(
      `insert into institution (id, name, kind, status, manifest) values ('office', $1, 'agency', 'open', '{}')`,
      [JSON.stringify(words('Office'))],
    );
    const { rows } = await pool.query<{ id: string }>(
      `select id from place where level = 'governorate' order by id`,
    );
    places.push(...rows.map(({ id }) => id));
  });
  beforeEach(() =>
    world.db.pool.query(
      'delete from warning_subscription; delete from webhook; delete from message; delete from job',
    ),
  );
  const contentOf = (given: object = {}): Content =>
    ({
      ...{ authority: 'office', category: 'Met', severity: 'Moderate', urgency: 'Future' },
      ...{ certainty: 'Possible', responses: [] },
      ...{ event: words('Wind'), headline: words('Wind'), description: words('Wind') },
      ...{ instruction: null, audience: null, places: [places[0]], polygon: null },
      onset: new Date(Date.now() - HOUR).toISOString(),
      expires: new Date(Date.now() + HOUR).toISOString(),
      ...given,
    }) as Content;
  const found = async (client: By['client'], id: string) => (await findWarning(client, id))!;
  return {
    ask,
    /** Of the governorates, in the order of their ids. */
    places,
    /** What jobs are done with. */
    env,
    publish: (given: object = {}, db: Db = world.db): Promise<string> =>
      transaction(db, async (client) => {
        const id = await draftWarning(by(client), contentOf(given));
        await publishWarning(by(client), await found(client, id));
        return id;
      }),
    update: (id: string, given: object): Promise<void> =>
      transaction(world.db, async (client) =>
        updateWarning(by(client), await found(client, id), contentOf(given), 'x'),
      ),
    cancel: (id: string): Promise<void> =>
      transaction(world.db, async (client) => cancelWarning(by(client), await found(client, id), 'x')),
    /** Follows, and confirms it. */
    subscribe: async (email: string, given: object = {}): Promise<void> => {
      const body = { email, language: 'en', ...given };
      const { status } = await ask({ headers: {} }, 'POST', '/api/warnings/subscriptions', body);
      expect(status).toBe(202);
      await world.db.pool.query('update warning_subscription set confirmed_at = now() where email = $1', [
        email,
      ]);
    },
    count: async (sql: string, values: unknown[] = []): Promise<number> =>
      (await world.db.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]!.n,
    /** Who was sent what, by the outbox: template and receiver. */
    written: async (): Promise<string[]> =>
      (
        await world.db.pool.query<{ row: string }>(
          `select template || ' ' || recipient as row from message where template <> 'confirm-warnings' order by 1`,
        )
      ).rows.map(({ row }) => row),
    clearConfirmations: () => world.db.pool.query(`delete from job; delete from message`),
    notify: () => doJobs(world.db, env, { deliver: async () => undefined }),
  };
};
