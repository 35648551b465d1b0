import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Engine } from '../../sql/db.ts';
import { buildEngine } from './brief-engine.ts';
import { type Cluster, startCluster } from './native.ts';
import { offerWorld } from './shared-world.ts';
import { dropServerTemplates, runOf } from './templates.ts';

/** A server that was given to us: databases are made in it and dropped, the server goes on. */
const givenServer = (url: string, run: string): Cluster => {
  const urlOf = (database: string) => {
    const named = new URL(url);
    named.pathname = `/${database}`;
    return named.toString();
  };
  return { url: urlOf, stop: () => dropServerTemplates(run, urlOf) };
};

/** What tests of an engine stand on: a folder, on the server engine a cluster of its own, templates and a world in them. */
type Ground = { folder: string; serverUrl: string; close: () => Promise<void> };

const openGround = async (engine: Engine): Promise<Ground> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-run-'));
  const given = process.env.TEST_DATABASE_URL;
  const server =
    engine === 'server' ? await (given ? givenServer(given, runOf(folder)) : startCluster()) : null;
  // For a database that is moved to the other engine, too.
  await buildEngine(folder);
  const serverUrl = server?.url('DATABASE').replace('/DATABASE', '/{database}') ?? '';
  const world = await offerWorld(engine, { folder, serverUrl });
  const close = async () => {
    await world.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, serverUrl, close };
};

type Held = { ground: Promise<Ground>; users: number };
// This module is read once for each project, all in one process.
const held = globalThis as { biatounaGrounds?: Map<Engine, Held> };
held.biatounaGrounds ??= new Map();
const grounds = held.biatounaGrounds;

/** Once before the tests of a project: those of one engine stand on the same ground, so that a template is made once. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const engine = project.config.env.ENGINE === 'server' ? 'server' : 'embedded';
  const one = grounds.get(engine) ?? { ground: openGround(engine), users: 0 };
  grounds.set(engine, one);
  one.users++;
  const { folder, serverUrl, close } = await one.ground;
  project.provide('runFolder', folder);
  project.provide('serverUrl', serverUrl);
  return async () => {
    if (--one.users > 0) return;
    grounds.delete(engine);
    await close();
  };
};
