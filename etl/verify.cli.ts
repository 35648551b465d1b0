import { auditArgsOf, auditReport, verifyFile, verifyTrail } from '../sql/audit/command.ts';
import { SetupError } from '../sql/setup-error.ts';
import { table } from './command/table.ts';
import { openSession, type Session } from './session.ts';
import { REGISTRY } from './themes/index.ts';
import { isAsStated, verdictRows, verify, verifyApi } from './verify.ts';

const withSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
  const session = await openSession(process.env);
  return work(session).finally(session.close);
};

/** What is loaded against what the sources hold. */
const verifyLoaded = async (): Promise<boolean> => {
  const verdicts = await withSession(async ({ db }) => [
    ...(await verify(db, REGISTRY)),
    ...(await verifyApi(db)),
  ]);
  for (const line of table(verdictRows(verdicts))) console.log(line);
  const good = isAsStated(verdicts, REGISTRY);
  console.log(
    good ? 'What is loaded is what the sources hold.' : 'What is loaded differs from what the sources hold.',
  );
  return good;
};

/** The audit trail against itself, or rows of it that were exported. */
const verifyAudit = async (words: readonly string[]): Promise<boolean> => {
  const { file, noted } = auditArgsOf(words);
  const verdict = await (file === null
    ? withSession(({ db }) => verifyTrail(db.pool, noted))
    : verifyFile(file, noted));
  for (const line of auditReport(verdict)) console.log(line);
  return verdict.count === 0;
};

/** `npm run verify`, `npm run verify -- audit`: exits 1 where something is not as it should be. */
const run = async ([word, ...words]: readonly string[]): Promise<boolean> => {
  if (word === undefined) return verifyLoaded();
  if (word === 'audit') return verifyAudit(words);
  throw new SetupError(`"${word}" is not known here; npm run verify -- audit`);
};

process.exitCode = await run(process.argv.slice(2)).then(
  (good) => (good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof SetupError ? error.message : error);
    return 1;
  },
);
