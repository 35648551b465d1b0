import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** PostgreSQL's major version in the embedded engine; a folder of another is refused. */
export const EMBEDDED_MAJOR = '18';
/** Unix socket paths longer than this are refused by the system (108 bytes on Linux, 104 on macOS). */
const LONGEST_SOCKET = 100;
const SOCKET = '.s.PGSQL.5432';

/** Who runs the engine of a data folder and where it is reached; the file is the lock as well. */
export const EngineRecord = z.object({
  pid: z.int(),
  born: z.string(),
  socketFolder: z.string(),
  startedAt: z.iso.datetime(),
});
export type EngineRecord = z.infer<typeof EngineRecord>;

/** Where the parts of a data folder lie. The socket moves to the temporary folder where its path would be too long. */
export const homeOf = (dataDir: string) => {
  const root = resolve(dataDir);
  const near = join(root, 'run');
  const far = join(tmpdir(), `biatouna-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  const socketFolder = join(near, SOCKET).length <= LONGEST_SOCKET ? near : far;
  return {
    root,
    database: join(root, 'pg'),
    version: join(root, 'pg', 'PG_VERSION'),
    /** Lies there while the database is first made: what is found beside it is half a database. */
    making: join(root, 'pg.making'),
    record: join(root, 'engine.json'),
    socketFolder,
    socket: join(socketFolder, SOCKET),
  };
};
export type Home = ReturnType<typeof homeOf>;

/** The socket's path in a folder, by PostgreSQL's convention. */
export const socketIn = (folder: string): string => join(folder, SOCKET);
