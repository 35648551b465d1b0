import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AddressEnv, addressOf, dataDirOf } from './address.ts';
import { megabytes, onDatabase, runCommand, seconds, UsageError } from './backup/command.ts';
import { backup, type Written } from './backup/write.ts';
import { homeOf } from './embedded/home.ts';
import { secretKeyOf } from './secret-key.ts';
import { SetupError } from './setup-error.ts';

const fileOf = (args: readonly string[], dataDir: string): string => {
  if (args.length > 1 || args[0]?.startsWith('-')) throw new UsageError('npm run backup [-- FILE]');
  // To the second, in the form that sorts and that every file system takes.
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return args[0] ? resolve(args[0]) : join(dataDir, 'backups', `biatouna-${time}.zip`);
};

/** An engine that were started on an empty folder would make a database in it. */
const refuseNone = (env: AddressEnv, dataDir: string): void => {
  if (!env.DATABASE_URL && !existsSync(homeOf(dataDir).version))
    throw new SetupError(`There is no database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`);
};

const told = (file: string, { manifest, bytes, heldMs }: Written): string => {
  const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0);
  const waited = manifest.engine === 'embedded' ? ', during which others waited' : '';
  return `${file}: ${rows} rows of ${manifest.tables.length} tables, ${megabytes(bytes)}, in ${seconds(heldMs)}${waited}.`;
};

/** `npm run backup [-- FILE]`: writes the database of DATABASE_URL, or of DATA_DIR, to one file, also while it is in use. */
const run = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const dataDir = dataDirOf(env);
  const file = fileOf(args, dataDir);
  refuseNone(env, dataDir);
  const secretKey = await secretKeyOf(env, dataDir);
  const { url, stop } = await addressOf(env);
  const written = await onDatabase(url, 'biatouna-backup', (db) => backup({ db, file, secretKey })).finally(
    stop,
  );
  console.log(told(file, written));
  console.log(
    'It holds accounts and what people wrote: keep it as safe as the database. SECRET_KEY is not in it: keep that too, elsewhere.',
  );
  return 0;
};

await runCommand(() => run(process.argv.slice(2), process.env));
