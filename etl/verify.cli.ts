import { SetupError } from '../sql/setup-error.ts';
import { table } from './command/table.ts';
import { openSession } from './session.ts';
import { REGISTRY } from './themes/index.ts';
import { isAsStated, verdictRows, verify } from './verify.ts';

/** `npm run verify`: what is loaded against what the sources hold; exits 1 where they differ. */
const run = async (): Promise<boolean> => {
  const session = await openSession(process.env);
  const verdicts = await verify(session.db, REGISTRY).finally(session.close);
  for (const line of table(verdictRows(verdicts))) console.log(line);
  const good = isAsStated(verdicts, REGISTRY);
  console.log(
    good ? 'What is loaded is what the sources hold.' : 'What is loaded differs from what the sources hold.',
  );
  return good;
};

process.exitCode = await run().then(
  (good) => (good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof SetupError ? error.message : error);
    return 1;
  },
);
