import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { SetupError } from '../setup-error.ts';
import { EngineRecord, type Home, socketIn } from './home.ts';

/** An engine that has not opened its socket after this is dead: the slowest first start took 15 s. */
const LONGEST_START_MS = 120_000;

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const readRecord = async (home: Home): Promise<EngineRecord | null> => {
  const text = await readFile(home.record, 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = EngineRecord.safeParse(JSON.parse(text || 'null'));
  return parsed.success ? parsed.data : null;
};

/** The record of the engine that runs on a data folder, or null. A busy engine counts: the system accepts for it. */
export const runningEngine = async (home: Home): Promise<EngineRecord | null> => {
  const record = await readRecord(home);
  return record && isAlive(record.pid) && (await answers(socketIn(record.socketFolder))) ? record : null;
};

/** A record whose engine may still be starting: its process lives and the file is young. */
const isStarting = async (home: Home): Promise<boolean> => {
  const record = await readRecord(home);
  const age =
    Date.now() -
    (await stat(home.record).then(
      (found) => found.mtimeMs,
      () => 0,
    ));
  return record ? isAlive(record.pid) && age < LONGEST_START_MS : age < 1000;
};

/** Takes a data folder for this process. Throws SetupError when another has it; a dead one's record is taken over. */
export const lock = async (home: Home): Promise<void> => {
  await mkdir(home.root, { recursive: true });
  if ((await runningEngine(home)) || (await isStarting(home))) {
    throw new SetupError(`Biatouna already runs on ${home.root}. Stop it first, or set another DATA_DIR.`);
  }
  await rm(home.record, { force: true });
  const file = await open(home.record, 'wx').catch(() => {
    throw new SetupError(
      `Biatouna is being started on ${home.root} by another process. Stop it first, or set another DATA_DIR.`,
    );
  });
  const record: EngineRecord = {
    pid: process.pid,
    socketFolder: home.socketFolder,
    startedAt: new Date().toISOString(),
  };
  await file.writeFile(JSON.stringify(record));
  await file.close();
};

/** Gives the folder back, if it is this process's. */
export const unlock = async (home: Home): Promise<void> => {
  const record = await readRecord(home);
  if (record?.pid === process.pid) await rm(home.record, { force: true });
};
