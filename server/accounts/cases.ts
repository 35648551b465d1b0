import type pg from 'pg';
import { audit } from '../../sql/audit.ts';
import type { ByCase, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { badParameter, HttpError } from '../http/error.ts';
import { countedNetwork } from '../http/network.ts';
import type { Services } from '../services.ts';
import { type Entering, open, welcome } from './enter.ts';
import { grouped, newReadableCode, readableCodeOf, readCode } from './readable-code.ts';
import { isSame, type Secrets } from './secrets.ts';

/** Five bits each; one is a check. A number says which case, its code that one may see it: 55 bits, and few tries. */
const NUMBER_CHARACTERS = 8;
const CODE_CHARACTERS = 12;
const TRIES = 5;

const hashOf = (secrets: Secrets, number: string, code: string): Buffer =>
  Buffer.from(secrets.mac('case code', `${number} ${code}`), 'base64url');

/**
 * Gives a case its number and the code by which whoever has no account comes back to it, in the caller's transaction.
 * Both are told once, to be written down; of the code a keyed hash is stored. `module` is the commitment that the case is of.
 */
export const openCase = async (
  { secrets }: Pick<Services, 'secrets'>,
  client: pg.ClientBase,
  module: string,
  code: string = newReadableCode(CODE_CHARACTERS),
): Promise<{ number: string; code: string }> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const number = newReadableCode(NUMBER_CHARACTERS);
    const { rowCount } = await client.query(
      'insert into case_access (number, code_hash, module) values ($1, $2, $3) on conflict do nothing',
      [number, hashOf(secrets, readCode(number)!, readCode(code)!), module],
    );
    if (rowCount) return { number, code };
  }
  throw new Error(`no free number of a case in ${TRIES} tries`);
};

/**
 * The code of a case that is sent under a key of the sender's own (128 bits at random): sent again it is the same, so that
 * whoever never got the answer gets number and code still, and neither is stored.
 */
export const codeOfSending = ({ secrets }: Pick<Services, 'secrets'>, sending: string): string =>
  readableCodeOf(Buffer.from(secrets.mac('case code of sending', sending), 'base64url'), CODE_CHARACTERS);

const read = (text: string, parameter: string): string => {
  const code = readCode(text);
  if (code === null) throw badParameter(parameter, 'code-mistyped');
  return code;
};

const CODE_HASH = 'select code_hash from case_access where number = $1';

/** Whether a code opens a case, tried from somewhere that is no browser (a telephone). Tries are counted; 429 while one has to wait. */
export const caseOfCode = async (
  { db, attempts, secrets }: Services,
  given: { number: string; code: string; network: string },
): Promise<boolean> => {
  const number = read(given.number, 'number');
  const attempt = await attempts.begin({ purpose: 'case', who: number, network: given.network });
  const { rows } = await db.pool.query<{ code_hash: Buffer }>(CODE_HASH, [grouped(number)]);
  const isRight = isSame(
    rows[0]?.code_hash ?? Buffer.alloc(32),
    hashOf(secrets, number, read(given.code, 'code')),
  );
  if (isRight) await attempt.succeeded();
  return isRight;
};

/** By the number and code of a case. A typing error is told as such and counts as no try; what is wrong otherwise is not told. */
export const signInByCase = async (
  services: Services,
  asked: Entering,
  given: ByCase,
): Promise<SignInAnswer> => {
  const { db, attempts, secrets } = services;
  const [number, code] = [read(given.number, 'number'), read(given.code, 'code')];
  const attempt = await attempts.begin({
    purpose: 'case',
    who: number,
    network: countedNetwork(asked.request.ip),
  });
  const { rows } = await db.pool.query<{ number: string; code_hash: Buffer }>(
    'select number, code_hash from case_access where number = $1',
    [grouped(number)],
  );
  const isRight = isSame(rows[0]?.code_hash ?? Buffer.alloc(32), hashOf(secrets, number, code));
  const token = await transaction(db, async (client) => {
    if (isRight) return open(client, asked, { kind: 'case', number: rows[0]!.number });
    const object = { kind: 'case', id: rows[0]?.number ?? 'none' };
    await audit(client, { actor: { kind: 'public', id: null }, action: 'session.open.failed', object });
    return null;
  });
  if (token === null) throw new HttpError(401, 'sign-in-failed');
  await attempt.succeeded();
  return welcome(services, asked, token);
};
