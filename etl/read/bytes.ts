import { open } from 'node:fs/promises';

/** A file that is read forward in pieces of any size; `close` it. */
export type Bytes = {
  size: number;
  /** The bytes from `at`; fewer than asked for where the file ends. They are valid until the next call. */
  read: (at: number, length: number) => Promise<Buffer>;
  close: () => Promise<void>;
};

const WINDOW = 1024 * 1024;

/** Opens a file for reading; a window of it is held, so that small pieces cost no system call each. */
export const openBytes = async (path: string): Promise<Bytes> => {
  const file = await open(path);
  const { size } = await file.stat();
  let window = Buffer.alloc(0);
  let start = 0;
  const fill = async (at: number, length: number): Promise<void> => {
    const wanted = Math.max(0, Math.min(Math.max(length, WINDOW), size - at));
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
    [window, start] = [buffer.subarray(0, bytesRead), at];
  };
  return {
    size,
    read: async (at, length) => {
      if (at < start || at + length > start + window.length) await fill(at, length);
      return window.subarray(at - start, at - start + length);
    },
    close: () => file.close(),
  };
};
