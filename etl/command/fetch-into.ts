import { fetchOriginal } from '../fetch.ts';
import type { Fetch } from '../open.ts';
import type { CommandContext } from './command.ts';

/** A source that has not come whole after an hour is given up; what came is kept and gone on with the next time. */
const TIMEOUT_MS = 3_600_000;

/** Fetches inputs into the data folder, which keeps the originals, held against the checksum that the theme declares. */
export const fetchInto =
  (dataDir: string, { signal, print }: Pick<CommandContext, 'signal' | 'print'>): Fetch =>
  async ({ path, origin }, url) => {
    // The checksum is of the declared file, not of another that somebody gives in its place.
    const sha256 = origin?.url === url ? origin.sha256 : undefined;
    const options = {
      dir: dataDir,
      timeoutMs: TIMEOUT_MS,
      signal,
      ...(sha256 === undefined ? {} : { sha256 }),
    };
    const original = await fetchOriginal(url, options);
    const size = `${(original.bytes / 1e6).toFixed(1)} MB`;
    print(`${path}: ${original.fromCache ? 'kept already' : 'fetched'}, ${size}, SHA-256 ${original.sha256}`);
    return original.path;
  };
