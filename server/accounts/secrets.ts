import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What SECRET_KEY is used for. Each purpose has a key of its own, so that none can stand for another. */
export type Secrets = {
  /** Encrypts what must be read again (AES-256-GCM): 12 bytes nonce, 16 bytes tag, the rest. `purpose` must be given again. */
  seal: (purpose: string, plain: Buffer) => Buffer;
  /** null where it was not sealed for this purpose with this key, or was changed. */
  open: (purpose: string, sealed: Buffer) => Buffer | null;
  /** A keyed hash (HMAC-SHA-256, base64url) for what is only compared. */
  mac: (purpose: string, text: string) => string;
};

const keyOf = (secretKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'biatouna', purpose, 32));

/** Keys of hashes, derived once: their purposes are some words of the code, while there is one to seal for each of what is sealed. */
const macKeysOf = (secretKey: string): ((purpose: string) => Buffer) => {
  const known = new Map<string, Buffer>();
  return (purpose) => {
    const key = known.get(purpose) ?? keyOf(secretKey, `mac ${purpose}`);
    known.set(purpose, key);
    return key;
  };
};

export const openSecrets = (secretKey: string): Secrets => {
  const macKey = macKeysOf(secretKey);
  return {
    seal: (purpose, plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(secretKey, `seal ${purpose}`), nonce);
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (purpose, sealed) => {
      const key = keyOf(secretKey, `seal ${purpose}`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
        decipher.setAuthTag(sealed.subarray(12, 28));
        return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
      } catch {
        return null;
      }
    },
    mac: (purpose, text) => createHmac('sha256', macKey(purpose)).update(text).digest('base64url'),
  };
};

/** A secret that is handed out once: 256 bits, so that a plain hash of it is as good as any. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of such a secret. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Compares in the same time wherever two values differ. */
export const isSame = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
