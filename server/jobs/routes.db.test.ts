import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sql/audit.ts';
import { type EnqueueOptions, enqueue } from '../../sql/jobs/enqueue.ts';
import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import { Job, JobKinds, JobPage } from '../../sql/model/api/jobs.ts';
import { keyOf, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ template: 'empty' });

let admin: Somebody;
let editor: Somebody;
let citizen: Somebody;
let key: Awaited<ReturnType<typeof keyOf>>;
beforeAll(async () => {
  admin = await signIn(world, 'administrator');
  editor = await signIn(world, ['editor', 'water']);
  citizen = await signIn(world);
  key = await keyOf(world, editor.accountId, ['layers.publish']);
});

type Headers = { headers: Record<string, string> };
const ask = (who: Headers, path: string) => send(world, 'GET', `/api/jobs${path}`, who);
const act = (who: Headers, id: number, what: 'cancel' | 'retry') =>
  send(world, 'POST', `/api/jobs/${id}/${what}`, who);
const jobOf = async (response: Response): Promise<Job> => Job.parse(await response.json());
const pageOf = async (response: Response): Promise<JobPage> => JobPage.parse(await response.json());
const put = async (actor?: Actor, options: EnqueueOptions = {}): Promise<number> =>
  (await enqueue(
    world.db.pool,
    'layer.publish',
    { layer: 'wells', force: false },
    { ...options, ...(actor ? { actor } : {}) },
  ))!;
const set = (id: number, to: string) => world.db.pool.query(`update job set ${to} where id = $1`, [id]);
const ofAccount = ({ accountId: id }: Somebody): Actor => ({ kind: 'account', id });

describe('/api/jobs', () => {
  it('lists jobs page by page, newest first, by state and kind', async () => {
    const ids = [await put(), await put(), await put()];
    await set(ids[1]!, "state = 'dead', error = 'timed-out', error_detail = 'after 2 s', fails = 3");
    const first = await pageOf(await ask(admin, '?limit=2'));
    expect(first.jobs.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const rest = await pageOf(await ask(admin, `?limit=2&cursor=${first.next}`));
    expect([rest.jobs[0]?.id, rest.next]).toEqual([ids[0], null]);
    const dead = await pageOf(await ask(admin, '?state=dead&kind=layer.publish'));
    expect(dead.jobs).toMatchObject([
      {
        id: ids[1],
        title: JOB_KINDS['layer.publish'].title,
        fails: 3,
        mostFails: 3,
        error: { code: 'timed-out', title: { ar: expect.stringMatching(/^[؀-ۿ]/) }, detail: 'after 2 s' },
        mayRetry: true,
        mayCancel: false,
      },
    ]);
    expect((await pageOf(await ask(admin, '?kind=deliver'))).jobs).toEqual([]);
  });

  it.each(['?state=lost', '?limit=0', '?limit=201', '?cursor=0', '?cursor=1e99', '?order=id'])(
    'refuses %s',
    async (query) => {
      expect((await ask(admin, query)).status).toBe(400);
    },
  );

  it('tells of all kinds, with how many there are', async () => {
    const { kinds } = JobKinds.parse(await (await ask(admin, '/kinds')).json());
    expect(kinds.map(({ kind }) => kind)).toEqual(Object.keys(JOB_KINDS));
    const { counts, waitingSince } = kinds.find(({ kind }) => kind === 'layer.publish')!;
    expect([counts.waiting > 0, counts.dead > 0, waitingSince]).toEqual([true, true, expect.any(String)]);
    const metrics = await (await world.get('/metrics')).text();
    expect(metrics).toContain(`jobs{kind="layer.publish",state="dead"} ${counts.dead}`);
    expect(metrics).toContain('jobs{kind="deliver",state="waiting"} 0');
    expect(metrics).toMatch(/jobs_oldest_waiting_seconds\{kind="layer.publish"\} 0?\.\d+|[1-9]/);
  });
});

describe('whoever started a job', () => {
  it('sees it, and those of her keys, and no others', async () => {
    const own = await put(ofAccount(editor));
    const byKey = await put({ kind: 'key', id: key.keyId });
    const other = await put(ofAccount(admin));
    for (const who of [editor, key]) {
      const { jobs } = await pageOf(await ask(who, '/mine'));
      expect(jobs.map(({ id }) => id)).toEqual([byKey, own]);
      expect((await ask(who, `/${own}`)).status).toBe(200);
      expect((await ask(who, `/${byKey}`)).status).toBe(200);
      expect((await ask(who, `/${other}`)).status).toBe(404);
      expect((await act(who, other, 'cancel')).status).toBe(404);
      expect((await ask(who, '')).status).toBe(403);
    }
    expect((await pageOf(await ask(citizen, '/mine'))).jobs).toEqual([]);
  });

  it('cancels it as long as she may start one, and does not have it tried again', async () => {
    const id = await put(ofAccount(editor));
    expect(await jobOf(await act(editor, id, 'cancel'))).toMatchObject({
      state: 'cancelled',
      mayCancel: false,
    });
    const dead = await put(ofAccount(editor));
    await set(dead, "state = 'dead'");
    expect((await act(editor, dead, 'retry')).status).toBe(403);
    const notAnyMore = await put(ofAccount(citizen));
    expect(await jobOf(await ask(citizen, `/${notAnyMore}`))).toMatchObject({ mayCancel: false });
    expect((await act(citizen, notAnyMore, 'cancel')).status).toBe(403);
  });
});

describe('an operator', () => {
  it('cancels what waits at once, and what runs by a word to its worker; what is over is over', async () => {
    const id = await put();
    expect(await jobOf(await act(admin, id, 'cancel'))).toMatchObject({ state: 'cancelled' });
    expect((await act(admin, id, 'cancel')).status).toBe(409);
    const running = await put();
    await set(running, "state = 'running'");
    for (const _ of ['once', 'again'])
      expect(await jobOf(await act(admin, running, 'cancel'))).toMatchObject({
        state: 'running',
        isCancelling: true,
      });
    const trail = await world.db.pool.query(
      `select action, actor_id, before, after from audit where object_kind = 'job' and object_id = $1`,
      [running],
    );
    expect(trail.rows).toEqual([
      {
        action: 'job.cancel',
        actor_id: admin.accountId,
        before: { kind: 'layer.publish', state: 'running' },
        after: { state: 'running' },
      },
    ]);
  });

  it('has a dead one tried again, as often as at first', async () => {
    const id = await put(undefined, { uniqueKey: 'one' });
    expect((await act(admin, id, 'retry')).status).toBe(409);
    await set(id, "state = 'dead', fails = 3, error = 'failed', finished_at = now()");
    expect(await jobOf(await act(admin, id, 'retry'))).toMatchObject({
      state: 'waiting',
      fails: 0,
      error: null,
      finishedAt: null,
    });
  });

  it('is told where another with its key waits by now', async () => {
    const id = await put(undefined, { uniqueKey: 'two' });
    await set(id, "state = 'dead'");
    await put(undefined, { uniqueKey: 'two' });
    const response = await act(admin, id, 'retry');
    expect([response.status, ((await response.json()) as { type: string }).type]).toEqual([
      409,
      '/problems/conflict',
    ]);
  });
});

it.each(['0', '-1', '1.5', 'x', '99999999999999999999', '01', '1%20or%201=1'])(
  'no job is called %s',
  async (id) => {
    for (const who of [admin, citizen]) expect((await ask(who, `/${id}`)).status).toBe(404);
  },
);

it('nobody who did not sign in learns or does anything', async () => {
  const id = await put();
  const nobody = { headers: { Origin: world.origin } };
  for (const path of ['', '/mine', '/kinds', `/${id}`]) expect((await ask(nobody, path)).status).toBe(401);
  for (const what of ['cancel', 'retry'] as const) expect((await act(nobody, id, what)).status).toBe(401);
});
