import { link, mkdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { SetupError } from '../setup-error.ts';
import { birthOf } from './birth.ts';
import { EngineRecord, type Home, socketIn } from './home.ts';

/** Taking a dead engine's record away takes milliseconds; a mark of it that is older was left by a crash. */
const LONGEST_TAKEOVER_MS = 10_000;

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** The record of who has a data folder; one that cannot be read counts as none. */
const readRecord = async (home: Home): Promise<EngineRecord | null> => {
  const content: unknown = await readFile(home.record, 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  return EngineRecord.safeParse(content).data ?? null;
};

/** The process lives; or its socket answers, where it lives in another container on the same folder. */
const isAlive = async (record: EngineRecord): Promise<boolean> =>
  birthOf(record.pid) === record.born || (await answers(socketIn(record.socketFolder)));

/** The record of the engine that can be reached on a data folder, or null. A busy engine counts: the system accepts for it. */
export const runningEngine = async (home: Home): Promise<EngineRecord | null> => {
  const record = await readRecord(home);
  return record && (await answers(socketIn(record.socketFolder))) ? record : null;
};

const inUse = (home: Home): SetupError =>
  new SetupError(`Biatouna already runs on ${home.root}. Stop it first, or set another DATA_DIR.`);

/** One process at a time looks again and takes a dead engine's record away, so that no new one is taken for it. */
const removeDead = async (home: Home): Promise<void> => {
  const mark = join(home.root, 'engine.takeover');
  const age = await stat(mark).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (age > LONGEST_TAKEOVER_MS) await rm(mark, { recursive: true, force: true });
  await mkdir(mark).catch(() => {
    throw inUse(home);
  });
  const record = await readRecord(home);
  const alive = record !== null && (await isAlive(record));
  if (!alive) await rm(home.record, { force: true });
  await rm(mark, { recursive: true, force: true });
  if (alive) throw inUse(home);
};

/** Takes a data folder for this process. Throws SetupError when another has it; a dead one's record is taken over. */
export const lock = async (home: Home): Promise<void> => {
  await mkdir(home.root, { recursive: true });
  await removeDead(home);
  const record: EngineRecord = {
    pid: process.pid,
    born: birthOf(process.pid) ?? '',
    socketFolder: home.socketFolder,
    startedAt: new Date().toISOString(),
  };
  // Written aside and linked, so that whoever reads the record reads it whole, and one of two at once fails.
  const draft = `${home.record}.${process.pid}`;
  await writeFile(draft, JSON.stringify(record));
  const taken = await link(draft, home.record).then(
    () => true,
    () => false,
  );
  await unlink(draft);
  if (!taken) throw inUse(home);
};

/** Gives the folder back, if it is this process's. */
export const unlock = async (home: Home): Promise<void> => {
  const record = await readRecord(home);
  if (record?.pid === process.pid) await rm(home.record, { force: true });
};
