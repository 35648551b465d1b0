import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { argsOf } from '../tests/harness/compiled.ts';
import { useDb } from '../tests/harness/use-db.ts';
import { worldContext } from '../tests/world/fill.ts';
import { openRows, site, sites, targetOf, themeOf } from '../tests/world/rows-target.ts';
import { removeLayer } from './load/remove.ts';
import { type LoadContext, type LoadResult, loadLayer } from './load.ts';
import { publishTheme } from './publish.ts';
import type { OpenInput } from './rows.ts';

const test = useDb();
let context: LoadContext;
const three = [site('a'), site('b'), site('c')];

beforeEach(async () => {
  context = await worldContext(test.db);
  await removeLayer(test.db, 'sites');
  await publishTheme(test.db, themeOf(sites), 0);
  await load(openRows(three));
});

const load = (open: OpenInput, more: Partial<LoadContext> = {}): Promise<LoadResult> =>
  loadLayer(targetOf(themeOf(sites)), { ...context, open, ...more });

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.db.pool.query<T>(sql, values)).rows;

const seen = async (): Promise<string[]> => {
  const rows = await query<{ id: string }>(
    `select f.id from feature f join layer on no = layer_no
     where since_revision <= revision and until_revision > revision order by f.id`,
  );
  return rows.map(({ id }) => id);
};

const pendingRows = async (): Promise<number> => {
  const rows = await query<{ n: number }>(
    `select count(*)::int as n from feature f join layer on no = layer_no
     where since_revision > revision or until_revision < 9223372036854775807`,
  );
  return rows[0]!.n;
};

const lastLoad = async (): Promise<{ state: string; error: string | null }> =>
  (
    await query<{ state: string; error: string | null }>(
      'select state, error from load order by no desc limit 1',
    )
  )[0]!;

/** Many rows, of which some batches are in the database when `then` is reached. */
const manyRows = (then: () => void | Promise<void>): OpenInput =>
  async function* () {
    for (let row = 2; row < 25_000; row++) {
      yield { kind: 'row', row, ...site(`new${row}`) };
      if (row === 24_000) await then();
    }
  };

describe('a load that fails in the middle', () => {
  it('leaves what was published, and nothing of its own', async () => {
    const failing = manyRows(async () => {
      expect(await pendingRows()).toBeGreaterThanOrEqual(10_000);
      expect(await seen()).toEqual(['a', 'b', 'c']);
      throw new Error('the disk is on fire');
    });
    await expect(load(failing)).rejects.toThrow('the disk is on fire');
    expect(await lastLoad()).toEqual({ state: 'failed', error: 'the disk is on fire' });
    expect(await seen()).toEqual(['a', 'b', 'c']);
    expect(await pendingRows()).toBe(0);
  });

  it('does so too where the swap itself fails', async () => {
    const before = await query('select revision, published_at, version from layer, publication');
    await query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no more history'; end $$`,
    );
    await query('create trigger fail before insert on layer_revision execute function fail()');
    await expect(load(openRows([...three, site('d')]))).rejects.toThrow('no more history');
    await query('drop function fail cascade');
    expect(await query('select revision, published_at, version from layer, publication')).toEqual(before);
    expect(await seen()).toEqual(['a', 'b', 'c']);
    expect(await pendingRows()).toBe(0);
    expect(await load(openRows([...three, site('d')]))).toMatchObject({ changes: { added: 1 } });
  });

  it('names the row at which a theme’s map broke', async () => {
    const theme = themeOf(sites);
    const target = targetOf(theme);
    const input = target.edition.inputs[0]!;
    const broken = {
      ...input,
      row: () => {
        throw new TypeError('no such thing');
      },
    } as typeof input;
    const edition = { ...target.edition, inputs: [broken] };
    await expect(loadLayer({ ...target, edition }, { ...context, open: openRows(three) })).rejects.toThrow(
      'the row map of rows.csv failed at row 2',
    );
  });
});

describe('a load that is told to stop', () => {
  it('stops, says so, and leaves what was published', async () => {
    const stop = new AbortController();
    await expect(
      load(
        manyRows(() => stop.abort()),
        { signal: stop.signal },
      ),
    ).rejects.toThrow('interrupted');
    expect((await lastLoad()).state).toBe('interrupted');
    expect(await seen()).toEqual(['a', 'b', 'c']);
    expect(await pendingRows()).toBe(0);
  });
});

describe('a load whose process is killed', () => {
  it('leaves what was published, and the next one cleans up and loads', async () => {
    const script = fileURLToPath(new URL('../tests/world/slow-load.cli.ts', import.meta.url));
    const child = spawn(process.execPath, [...argsOf(script), test.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    while ((await pendingRows()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await lastLoad()).state).toBe('running');
    expect(await seen()).toEqual(['a', 'b', 'c']);
    expect(await load(openRows([...three, site('d')]))).toMatchObject({
      state: 'published',
      changes: { added: 1, changed: 0, removed: 0 },
    });
    expect(await seen()).toEqual(['a', 'b', 'c', 'd']);
    expect(await pendingRows()).toBe(0);
    expect(await query(`select state from load order by no desc limit 2`)).toEqual([
      { state: 'published' },
      { state: 'interrupted' },
    ]);
  });
});

/** A promise with its handle: Promise.withResolvers is newer than Node 20. */
const gate = (): { promise: Promise<void>; resolve: () => void } => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
};

describe('two loads of a layer at once', () => {
  /** A load that waits in the middle until it is let go. */
  const held = (): { open: OpenInput; reached: Promise<void>; go: () => void } => {
    const [reached, go] = [gate(), gate()];
    const open: OpenInput = async function* () {
      yield { kind: 'row', row: 2, ...site('held') };
      reached.resolve();
      await go.promise;
      for (const given of three) yield { kind: 'row', row: 3, ...given };
    };
    return { open, reached: reached.promise, go: go.resolve };
  };

  it('are not: the second is refused while the first lives', async () => {
    const first = held();
    const loading = load(first.open);
    await first.reached;
    await expect(load(openRows([site('second')]))).rejects.toThrow(
      /layer sites is being loaded by process \d+ on /,
    );
    first.go();
    expect(await loading).toMatchObject({ state: 'published' });
    expect(await seen()).toEqual(['a', 'b', 'c', 'held']);
  });

  it('are not: one that was silent for a minute is given up, and may write nothing more', async () => {
    const first = held();
    const loading = load(first.open);
    await first.reached;
    await query(
      `update load set alive_at = now() - interval '2 minutes', host = 'elsewhere' where state = 'running'`,
    );
    expect(await load(openRows([...three, site('second')]))).toMatchObject({ state: 'published' });
    first.go();
    await expect(loading).rejects.toThrow(/given up for dead/);
    expect(await seen()).toEqual(['a', 'b', 'c', 'second']);
    expect(await pendingRows()).toBe(0);
  });

  it('are not: one of another machine that lives is waited for', async () => {
    await query(
      `insert into load (theme_id, layer_id, state, pack, host, pid) values ('trial', 'sites', 'running', 'full', 'elsewhere', 1)`,
    );
    await expect(load(openRows(three))).rejects.toThrow(
      'layer sites is being loaded by process 1 on elsewhere',
    );
    await query(`update load set state = 'failed' where state = 'running'`);
  });
});
