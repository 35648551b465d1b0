import { hashToken, newToken } from '../../server/accounts/secrets.ts';
import { COOKIE } from '../../server/http/identify.ts';
import { type Ground, keyOf, type Somebody, signIn } from '../harness/sign-in.ts';
import type { StateCase } from '../world/case-states.ts';

type Headers = Record<string, string>;
/** Somebody who asks about a case, and her credentials for it. */
export type Asker = { name: string; of: (kase: StateCase) => Headers };

/** The browser of somebody who came with number and code. */
const entered = async ({ db, origin }: Ground, number: string): Promise<Headers> => {
  const token = newToken();
  await db.pool.query(
    `insert into session (token_hash, kind, case_number, expires_at) values ($1, 'case', $2, now() + interval '1 hour')`,
    [hashToken(token), number],
  );
  return { Cookie: `${COOKIE}=${token}`, Origin: origin };
};

/**
 * Everybody who may ask about cases of the body `office`, by name. `applicant` sent them with her account, `officer` handles them,
 * `elsewhere` holds every other role, of another body, theme and place.
 */
export const askersOf = async (
  world: Ground,
  cases: readonly StateCase[],
  { applicant, officer, elsewhere }: Record<'applicant' | 'officer' | 'elsewhere', Somebody>,
): Promise<Map<string, Asker>> => {
  const byCode = new Map<string, Headers>();
  for (const { receipt } of cases) byCode.set(receipt.number, await entered(world, receipt.number));
  const next = (kase: StateCase) => cases[(cases.indexOf(kase) + 1) % cases.length]!;
  const same = (name: string, { headers }: { headers: Headers }): Asker => ({ name, of: () => headers });
  const askers: Asker[] = [
    same('nobody', { headers: {} }),
    { name: 'applicant', of: ({ receipt }) => byCode.get(receipt.number)! },
    same('applicant-by-account', applicant),
    { name: 'applicant-of-another', of: (kase) => byCode.get(next(kase).receipt.number)! },
    same('citizen', await signIn(world)),
    same('officer', officer),
    same('officer-elsewhere', await signIn(world, ['case-officer', 'elsewhere'])),
    same('moderator', await signIn(world, 'moderator')),
    same('officer-and-moderator', await signIn(world, 'moderator', ['case-officer', 'office'])),
    same('administrator', await signIn(world, 'administrator')),
    same('every-role-elsewhere', elsewhere),
    same('key-of-officer', await keyOf(world, officer.accountId, ['cases.handle'])),
    same('key-of-officer-for-other-things', await keyOf(world, officer.accountId, ['layers.read'])),
  ];
  return new Map(askers.map((asker) => [asker.name, asker]));
};
