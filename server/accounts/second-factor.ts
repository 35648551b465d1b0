import { Secret, TOTP } from 'otpauth';
import type pg from 'pg';
import { encode } from 'uqr';
import type { SecondFactorStart } from '../../sql/model/api/accounts.ts';
import type { Services } from '../services.ts';
import { newReadableCode, readCode } from './readable-code.ts';
import type { Secrets } from './secrets.ts';

/** As every app of phones takes it (RFC 6238): six digits of SHA-1, half a minute each. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 };
/** Codes of the step before and after are taken too: clocks of phones are not exact. */
const WINDOW = 1;
const SEED_BYTES = 20;
const RECOVERY_CODES = 10;
const RECOVERY_CHARACTERS = 12;
const PURPOSE = 'second factor';

const totpOf = (seed: Buffer, label = ''): TOTP =>
  new TOTP({
    ...FORM,
    issuer: 'Biatouna',
    label,
    secret: new Secret({ buffer: new Uint8Array(seed).buffer }),
  });

/** The dark squares of a QR code as SVG path data, those side by side as one. */
const pathOf = (squares: readonly boolean[][]): string =>
  squares
    .flatMap((row, y) =>
      [
        ...row
          .map((isDark) => (isDark ? '#' : ' '))
          .join('')
          .matchAll(/#+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');

/** A new seed, and how an app takes it. */
export const newSeed = (secrets: Secrets, email: string): { sealed: Buffer; start: SecondFactorStart } => {
  const secret = new Secret({ size: SEED_BYTES });
  const seed = Buffer.from(secret.bytes);
  const uri = totpOf(seed, email).toString();
  const { data, size } = encode(uri, { border: 2 });
  return {
    sealed: secrets.seal(PURPOSE, seed),
    start: { secret: secret.base32, uri, qr: { size, path: pathOf(data) } },
  };
};

/** Whether six digits are right now; notes their step, so that they are good once, whoever looked over the shoulder. */
const takesDigits = async (
  client: pg.ClientBase,
  secrets: Secrets,
  accountId: string,
  digits: string,
): Promise<boolean> => {
  const { rows } = await client.query<{ totp_sealed: Buffer | null }>(
    'select totp_sealed from account where id = $1',
    [accountId],
  );
  const sealed = rows[0]?.totp_sealed;
  const seed = sealed ? secrets.open(PURPOSE, sealed) : null;
  // Sealed with another SECRET_KEY, it is nobody's any more: an administrator takes the second factor off.
  if (!seed) return false;
  const totp = totpOf(seed);
  const timestamp = Date.now();
  const delta = totp.validate({ token: digits, timestamp, window: WINDOW });
  if (delta === null) return false;
  const { rowCount } = await client.query(
    'update account set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2)',
    [accountId, totp.counter({ timestamp }) + delta],
  );
  return rowCount === 1;
};

const recoveryHash = (secrets: Secrets, accountId: string, code: string): Buffer =>
  Buffer.from(secrets.mac('recovery code', `${accountId} ${code}`), 'base64url');

/** Whether it is one of the recovery codes that are left; it is used up then. */
const takesRecovery = async (
  client: pg.ClientBase,
  secrets: Secrets,
  accountId: string,
  text: string,
): Promise<boolean> => {
  const code = readCode(text);
  if (code === null) return false;
  const { rowCount } = await client.query(
    'update recovery_code set used_at = now() where account_id = $1 and hash = $2 and used_at is null',
    [accountId, recoveryHash(secrets, accountId, code)],
  );
  return rowCount === 1;
};

/** Which second factor a code is of, used up in the caller's transaction; null where it is none. */
export const takeCode = async (
  client: pg.ClientBase,
  { secrets }: Pick<Services, 'secrets'>,
  accountId: string,
  code: string,
): Promise<'app' | 'recovery-code' | null> => {
  const bare = code.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(bare)) return (await takesDigits(client, secrets, accountId, bare)) ? 'app' : null;
  return (await takesRecovery(client, secrets, accountId, code)) ? 'recovery-code' : null;
};

/** Ten new recovery codes in place of those there were; shown once, stored as keyed hashes. */
export const newRecoveryCodes = async (
  client: pg.ClientBase,
  { secrets }: Pick<Services, 'secrets'>,
  accountId: string,
): Promise<string[]> => {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newReadableCode(RECOVERY_CHARACTERS));
  await client.query('delete from recovery_code where account_id = $1', [accountId]);
  await client.query('insert into recovery_code (account_id, hash) select $1, unnest($2::bytea[])', [
    accountId,
    codes.map((code) => recoveryHash(secrets, accountId, code.replaceAll('-', ''))),
  ]);
  return codes;
};
