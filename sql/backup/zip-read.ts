import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';

export type Zip = Awaited<ReturnType<typeof yauzl.fromRandomAccessReaderPromise>>;

const CHUNK = 64 * 1024;

// A read stream of the handle's own would close it with itself.
const bytesIn = async function* (handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const length = Math.min(CHUNK, end - at);
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
};

/** A file as yauzl reads it. Its own reader goes where a damaged file sends it, and ends the process when there is no such place. */
class BoundedReader extends yauzl.RandomAccessReader {
  readonly handle: FileHandle;
  readonly size: number;

  constructor(handle: FileHandle, size: number) {
    super();
    this.handle = handle;
    this.size = size;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (position + length > this.size) callback(new Error('it points outside of the file'));
    else
      this.handle
        .read(buffer, offset, length, position)
        .then(({ bytesRead }) => callback(null, bytesRead), callback);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(bytesIn(this.handle, start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    this.handle.close().then(() => callback(null), callback);
  }
}

/** Opens a zip file; whoever opened it closes it. Rejects with the system's error, or with yauzl's where it is no zip file. */
export const openZip = async (path: string): Promise<Zip> => {
  const handle = await open(path, 'r');
  const opening = async (): Promise<Zip> => {
    const { size } = await handle.stat();
    return yauzl.fromRandomAccessReaderPromise(new BoundedReader(handle, size), size, { autoClose: false });
  };
  return opening().catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
};
