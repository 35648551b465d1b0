import { createHash } from 'node:crypto';

/** How the file ends: the digest of the manifest, which holds those of all else. */
export const signature = (manifest: Buffer): string =>
  `biatouna backup sha256:${createHash('sha256').update(manifest).digest('hex')}`;
