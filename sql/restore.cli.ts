import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Address, addressOf, dataDirOf } from './address.ts';
import { type Archive, openArchive } from './backup/archive.ts';
import { checkAgainst } from './backup/check.ts';
import { onDatabase, runCommand, seconds, UsageError } from './backup/command.ts';
import { inLine } from './backup/compare.ts';
import { openToRestore, restore } from './backup/restore.ts';
import { isSameSecret } from './backup/secret-check.ts';
import type { Settled } from './backup/settle.ts';
import { RESTORING } from './backup/target.ts';
import { attachEmbedded } from './embedded/start.ts';
import { secretKeyOf } from './secret-key.ts';
import { SetupError } from './setup-error.ts';

const USAGE = 'npm run restore -- FILE [--replace | --check]';
const OPTIONS = { replace: { type: 'boolean' }, check: { type: 'boolean' } } as const;

type Asked = { file: string; replace: boolean; check: boolean };

const askedOf = (args: string[]): Asked => {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const files = args.filter((arg) => !arg.startsWith('-'));
  const { values } = parseArgs({ args: flags, options: OPTIONS, strict: false });
  const isKnown = Object.keys(values).every((name) => Object.hasOwn(OPTIONS, name));
  const [file] = files;
  if (!file || files.length > 1 || !isKnown || (values.check && values.replace)) throw new UsageError(USAGE);
  return { file, replace: values.replace === true, check: values.check === true };
};

/** What whoever restored has to know, a sentence a line. */
const told = ({ manifest }: Archive, settled: Settled, secretKey: string | undefined): string[] => {
  const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0);
  const lines = [
    `Restored: ${rows} rows of ${manifest.tables.length} tables, as they were at ${manifest.made} (${manifest.engine} engine, Biatouna ${manifest.product}).`,
    'What was revoked or erased since then is there again: sessions, keys, roles, accounts. Look at them before you open.',
  ];
  if (settled.jobs + settled.loads > 0)
    lines.push(
      `What ran when the backup was taken: ${settled.jobs} jobs wait for their next try, ${settled.loads} loads count as interrupted.`,
    );
  if (settled.waitingMessages > 0)
    lines.push(
      `${settled.waitingMessages} messages wait to be sent. Those that went out since the backup go out again, with the same number.`,
    );
  if (isSameSecret(manifest.secret, secretKey) === false)
    lines.push(
      'SECRET_KEY is not the one that the backup was made with. Set that one (or put its secret.key into DATA_DIR); else second factors and webhooks must be set up anew.',
    );
  return lines;
};

const putBack = async ({ replace }: Asked, archive: Archive, { url, dataDir }: Address): Promise<number> => {
  const started = performance.now();
  const say = (line: string): void => console.log(line);
  const settled = await onDatabase(url, RESTORING, (db) => restore({ db, archive, replace, say }));
  for (const line of told(archive, settled, await secretKeyOf(process.env, dataDir))) console.log(line);
  console.log(`It took ${seconds(performance.now() - started)}. npm start goes on from here.`);
  return 0;
};

const MOST_TOLD = 50;

const check = async ({ file }: Asked, archive: Archive, { url }: Address): Promise<number> => {
  const { differences, byRestore } = await onDatabase(url, RESTORING, (db) => checkAgainst(db, archive));
  for (const difference of differences.slice(0, MOST_TOLD)) console.log(inLine(difference));
  if (byRestore > 0) console.log(`${byRestore} rows are as a restore leaves them.`);
  console.log(
    differences.length === 0
      ? `The database holds what ${basename(file)} holds.`
      : `The database differs from ${basename(file)} in ${differences.length} things.`,
  );
  return differences.length === 0 ? 0 : 1;
};

/** On the embedded engine whoever uses it runs on its process. */
const refuseRunning = async (env: NodeJS.ProcessEnv): Promise<void> => {
  if (!env.DATABASE_URL && (await attachEmbedded(dataDirOf(env))))
    throw new SetupError(`Biatouna runs on ${dataDirOf(env)}. Stop it first.`);
};

/**
 * `npm run restore -- FILE`: puts a backup into the database of DATABASE_URL, or of DATA_DIR; with `--replace` in the place of
 * what is there. With `--check` it changes nothing and says in what the database differs from the backup.
 */
const run = async (args: string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const asked = askedOf(args);
  if (!asked.check) await refuseRunning(env);
  const archive = await (asked.check ? openArchive : openToRestore)(asked.file);
  const work = async (): Promise<number> => {
    const address = await addressOf(env);
    return (asked.check ? check : putBack)(asked, archive, address).finally(address.stop);
  };
  return work().finally(archive.close);
};

await runCommand(() => run(process.argv.slice(2), process.env));
