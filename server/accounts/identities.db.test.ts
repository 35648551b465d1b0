import { expect, it } from 'vitest';
import { keyOf, openSession, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp();

it('knows who asks by cookie and by key, and what she may', async () => {
  const { accountId, headers } = await signIn(world, 'administrator', ['editor', 'water']);
  const token = headers.Cookie.split('=')[1] ?? '';
  const grants = [
    { role: 'administrator', scope: '' },
    { role: 'editor', scope: 'water' },
  ];
  expect(await world.services.identities.bySession(token)).toMatchObject({
    kind: 'account',
    accountId,
    grants,
  });
  const key = await keyOf(world, accountId, ['layers.read']);
  expect(await world.services.identities.byKey(key.headers.Authorization.slice(7))).toMatchObject({
    kind: 'key',
    keyId: key.keyId,
    scopes: ['layers.read'],
    grants,
  });
});

it('forgets a session that was revoked', async () => {
  const { accountId } = await signIn(world);
  const { sessionId, headers } = await openSession(world, accountId);
  const token = headers.Cookie.split('=')[1] ?? '';
  expect(await world.services.identities.bySession(token)).not.toBeNull();
  await world.db.pool.query('update session set revoked_at = now() where id = $1', [sessionId]);
  world.services.identities.forget();
  expect(await world.services.identities.bySession(token)).toBeNull();
});
