import type { Db } from '../../sql/db.ts';
import { CAPABILITIES, type Visibility } from '../../sql/model/roles.ts';
import { keyOf, signIn } from '../harness/sign-in.ts';
import type { StartedApp } from '../harness/use-app.ts';
import { middle, rateOf, TURNS } from './serving.ts';
import type { Row } from './table.ts';

type Ground = { app: StartedApp; db: Db; layer: string; tile: string };

const FOR_ALL: Visibility = { kind: 'public' };
const FOR_SOME: Visibility = { kind: 'roles', roles: ['data-officer'] };

const show = async ({ app, db, layer }: Ground, visibility: Visibility): Promise<void> => {
  await db.pool.query('update layer set visibility = $2 where id = $1', [layer, JSON.stringify(visibility)]);
  await app.services.catalogue.refresh();
};

/** Rates of the tile while all see its layer, and while only those with the headers do; in turns. */
const rates = async (ground: Ground, headers: Record<string, string>) => {
  const accept = { 'accept-encoding': 'gzip' };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    await show(ground, FOR_SOME);
    if ((await fetch(ground.tile)).status !== 404) throw new Error('a layer for some is shown to all');
    ours.push(await rateOf(ground.tile, { ...accept, ...headers }));
    await show(ground, FOR_ALL);
    theirs.push(await rateOf(ground.tile, accept));
  }
  return { ours: middle(ours), theirs: middle(theirs) };
};

/** A cached tile for those who prove who they are, by session and by key, against the same tile for all. */
export const authorisedRows = async (ground: Ground): Promise<Row[]> => {
  const world = { db: ground.db, origin: ground.app.origin };
  const { accountId, headers } = await signIn(world, ['data-officer', 'office']);
  const key = await keyOf(world, accountId, CAPABILITIES, 1_000_000_000);
  const row = (what: string, of: Awaited<ReturnType<typeof rates>>): Row => ({
    what,
    ...of,
    unit: 'requests/s',
    aim: { kind: 'least', ratio: 0.9 },
  });
  return [
    row('cached tile, authorised by session, vs public', await rates(ground, headers)),
    row('cached tile, authorised by key, vs public', await rates(ground, key.headers)),
  ];
};
