import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Pieces that are put down in one order and taken up in another: they lie in a file, of memory they take 8 bytes each. */
export type Pile = {
  add: (pieces: readonly Uint8Array[]) => Promise<void>;
  lengthOf: (index: number) => number;
  /** The pieces in an order, some of them at a time. */
  inOrder: (order: Uint32Array) => AsyncGenerator<Uint8Array>;
  remove: () => Promise<void>;
};

/** About how much is taken up at a time; it is read at once, as a wait for each small piece would take longer than all. */
const CHUNK_BYTES = 256 * 1024;

const grown = (starts: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  const larger = new Float64Array(starts.length * 2);
  larger.set(starts);
  return larger;
};

const takeUp = async function* (
  path: string,
  starts: Float64Array,
  order: Uint32Array,
): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    let [parts, bytes]: [Buffer[], number] = [[], 0];
    for (const index of order) {
      const part = Buffer.allocUnsafe(starts[index + 1]! - starts[index]!);
      readSync(file, part, 0, part.length, starts[index]!);
      parts.push(part);
      bytes += part.length;
      if (bytes < CHUNK_BYTES) continue;
      yield Buffer.concat(parts);
      [parts, bytes] = [[], 0];
    }
    if (bytes > 0) yield Buffer.concat(parts);
  } finally {
    closeSync(file);
  }
};

/** Opens an empty pile in a temporary folder of its own; `remove` it whatever happens. */
export const openPile = async (): Promise<Pile> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-pile-'));
  const path = join(folder, 'pieces');
  const file: FileHandle = await open(path, 'w');
  let starts = new Float64Array(4096);
  let count = 0;
  return {
    add: async (pieces) => {
      for (const piece of pieces) {
        if (count + 1 === starts.length) starts = grown(starts);
        starts[count + 1] = starts[count]! + piece.length;
        count += 1;
      }
      await file.appendFile(Buffer.concat(pieces));
    },
    lengthOf: (index) => starts[index + 1]! - starts[index]!,
    inOrder: (order) => takeUp(path, starts, order),
    remove: async () => {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
