import { link, mkdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../setup-error.ts';
import { birthOf } from './birth.ts';
import { EngineRecord, type Home, socketIn } from './home.ts';

/** Looking at a folder and taking it takes milliseconds; a mark of it that is older was left by a crash. */
const LONGEST_TURN_MS = 10_000;

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

const ageOf = (path: string): Promise<number> =>
  stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );

/** Waits for its turn to look at a folder and take it; a turn that lasts longer than one can was left by a crash. */
const takeTurn = async (mark: string): Promise<void> => {
  const made = () =>
    mkdir(mark).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    );
  while (!(await made())) {
    if ((await ageOf(mark)) > LONGEST_TURN_MS) await rm(mark, { recursive: true, force: true });
    await sleep(5);
  }
};

/** Whether the record was written: not over that of one who lives, and by one of several at once. */
const writeRecord = async (home: Home): Promise<boolean> => {
  const before = await readRecord(home);
  if (before && (await isAlive(before))) return false;
  await rm(home.record, { force: true });
  const record: EngineRecord = {
    pid: process.pid,
    born: birthOf(process.pid) ?? '',
    socketFolder: home.socketFolder,
    startedAt: new Date().toISOString(),
  };
  // Written aside and linked, so that whoever reads the record reads it whole.
  const draft = `${home.record}.${process.pid}`;
  await writeFile(draft, JSON.stringify(record));
  const written = await link(draft, home.record).then(
    () => true,
    () => false,
  );
  await unlink(draft);
  return written;
};

/** Takes a data folder for this process. Throws SetupError when another has it; a dead one's record is taken over. */
export const lock = async (home: Home): Promise<void> => {
  await mkdir(home.root, { recursive: true });
  const mark = join(home.root, 'engine.turn');
  await takeTurn(mark);
  const taken = await writeRecord(home).finally(() => rm(mark, { recursive: true, force: true }));
  if (!taken)
    throw new SetupError(`Biatouna already runs on ${home.root}. Stop it first, or set another DATA_DIR.`);
};

/** Gives the folder back, if it is this process's. */
export const unlock = async (home: Home): Promise<void> => {
  const record = await readRecord(home);
  if (record?.pid === process.pid) await rm(home.record, { force: true });
};
