import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Manifest } from './manifest.ts';

const checkOf = (secretKey: string, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, salt, 'biatouna backup check', 32));

/** By what a SECRET_KEY is known again; the key cannot be found from it. */
export const secretCheck = (secretKey: string | undefined): Manifest['secret'] => {
  if (!secretKey) return null;
  const salt = randomBytes(16).toString('base64url');
  return { salt, check: checkOf(secretKey, salt).toString('base64url') };
};

/** Whether a key is the one that a database was sealed with; null where the backup does not tell. */
export const isSameSecret = (secret: Manifest['secret'], secretKey: string | undefined): boolean | null => {
  if (!secret) return null;
  if (!secretKey) return false;
  const given = Buffer.from(secret.check, 'base64url');
  const own = checkOf(secretKey, secret.salt);
  return given.length === own.length && timingSafeEqual(given, own);
};
