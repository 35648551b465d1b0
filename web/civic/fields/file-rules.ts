import { FILE_TYPES, MOST_FILE_BYTES } from '../../../sql/model/records/file.ts';

/** Why a file is not taken; null where it may be. The server looks at its content, too. */
export const fileFault = ({
  type,
  size,
}: {
  type: string;
  size: number;
}): 'type' | 'size' | 'empty' | null => {
  if (!FILE_TYPES.some((one) => one === type)) return 'type';
  if (size === 0) return 'empty';
  return size > MOST_FILE_BYTES ? 'size' : null;
};

/** A size as people say it: kilobytes up to one megabyte. */
export const sizeIn = (bytes: number): { amount: number; unit: 'kB' | 'MB' } =>
  bytes < 1_000_000
    ? { amount: Math.max(1, Math.round(bytes / 1000)), unit: 'kB' }
    : { amount: Math.round(bytes / 100_000) / 10, unit: 'MB' };
