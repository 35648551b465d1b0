import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Archive, openArchive } from '../../sql/backup/archive.ts';
import { type Checked, checkAgainst } from '../../sql/backup/check.ts';
import { openToRestore, restore } from '../../sql/backup/restore.ts';
import type { Settled } from '../../sql/backup/settle.ts';
import { RESTORING } from '../../sql/backup/target.ts';
import { backup } from '../../sql/backup/write.ts';
import { type Db, openDb } from '../../sql/db.ts';
import { startBrief } from './brief-engine.ts';
import type { Opened } from './make-db.ts';
import { ENGINE, openTestDb } from './use-db.ts';

/** How a backup is put back: into another database than the target, without replacing, with parts changed as they are read. */
export type Put = {
  replace?: boolean;
  url?: string;
  say?: (line: string) => void;
  change?: (archive: Archive) => Archive;
};

export type Backups = {
  /** A folder for this file's backups. */
  readonly folder: string;
  /** Address of the target. */
  readonly url: string;
  /** Backs a database up to a new file. */
  take: (db: Db) => Promise<string>;
  put: (file: string, how?: Put) => Promise<Settled>;
  check: (file: string, url?: string) => Promise<Checked>;
  /** Opens the target for a work; between works nothing is connected to it. */
  onTarget: <T>(work: (db: Db) => Promise<T>, url?: string) => Promise<T>;
  ask: <T extends object>(query: string) => Promise<T[]>;
  /** Ends the target's engine as a power cut does; `revive` starts it again. Embedded only. */
  kill: () => Promise<void>;
  revive: () => Promise<void>;
};

/** Gives the tests around it a second database of the engine under test, to restore into, and files between the two. */
export const useBackups = (): Backups => {
  let folder: string;
  let target: Opened;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'biatouna-backups-'));
    target = await openTestDb(ENGINE);
  }, 180_000);
  afterAll(async () => {
    await target?.drop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const onTarget: Backups['onTarget'] = async (work, url = target.url) => {
    const db = await openDb(url, { max: 2, applicationName: RESTORING });
    return work(db).finally(() => db.close());
  };
  return {
    get folder() {
      return folder;
    },
    get url() {
      return target.url;
    },
    take: async (db) => {
      const file = join(folder, `${++count}.zip`);
      await backup({ db, file, secretKey: 's'.repeat(32) });
      return file;
    },
    put: async (file, { replace = true, url, say, change = (archive: Archive) => archive } = {}) => {
      const archive = await openToRestore(file);
      const work = (db: Db) => restore({ db, archive: change(archive), replace, ...(say && { say }) });
      return onTarget(work, url).finally(archive.close);
    },
    check: async (file, url) => {
      const archive = await openArchive(file);
      return onTarget((db) => checkAgainst(db, archive), url).finally(archive.close);
    },
    onTarget,
    ask: (query) => onTarget(async (db) => (await db.pool.query(query)).rows),
    kill: () => target.kill(),
    revive: async () => {
      const dataDir = target.dataDir!;
      const engine = await startBrief(dataDir, inject('runFolder'));
      const drop = async () => {
        await engine.stop();
        await rm(dataDir, { recursive: true, force: true });
      };
      target = { url: engine.url, dataDir, kill: async () => engine.kill(), drop };
    },
  };
};
