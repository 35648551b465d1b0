import { Agent, get } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { signIn } from '../../tests/harness/sign-in.ts';
import { startApp, useApp } from '../../tests/harness/use-app.ts';

const world = useApp();
const TILE = '/tiles/stations/6/32/31.mvt';

/** One connection for all that is asked: who was known on it a moment ago must not stay so. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());
const statusOf = (origin: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    get(origin + TILE, { agent, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    }).once('error', reject);
  });

const show = async (visibility: object): Promise<void> => {
  await world.db.pool.query(`update layer set visibility = $1 where id = 'stations'`, [visibility]);
  await world.services.catalogue.refresh();
};

describe('a tile in memory', () => {
  it('is counted as any, and refused where there are too many', async () => {
    const few = await startApp(world, { RATE_LIMIT_PER_MINUTE: '1' });
    const found: number[] = [];
    for (let no = 0; no < 11; no++) found.push(await statusOf(few.origin));
    expect(found).toEqual([...Array(10).fill(200), 429]);
    await few.close();
  });

  it('is for who may see it only, as long as she may, on one connection', async () => {
    await show({ kind: 'roles', roles: ['data-officer'] });
    const { headers, sessionId } = await signIn(world, ['data-officer', 'office']);
    expect(await statusOf(world.origin)).toBe(404);
    expect(await statusOf(world.origin, headers)).toBe(200);
    expect(await statusOf(world.origin, headers)).toBe(200);
    expect(await statusOf(world.origin)).toBe(404);
    expect(await statusOf(world.origin, { Cookie: `${headers.Cookie}x` })).toBe(404);
    await world.db.pool.query('update session set revoked_at = now() where id = $1', [sessionId]);
    world.services.identities.forget();
    expect(await statusOf(world.origin, headers)).toBe(404);
    await show({ kind: 'public' });
  });

  it('is not for a key that is none', async () => {
    expect(await statusOf(world.origin)).toBe(200);
    expect(await statusOf(world.origin, { Authorization: 'Bearer none' })).toBe(401);
  });
});
