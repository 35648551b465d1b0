import { fetchOriginal } from '../fetch.ts';
import type { Fetch } from '../open.ts';
import type { CommandContext } from './command.ts';

/** A national file over a slow line. */
const LONGEST_MS = 60 * 60 * 1000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Fetches inputs into the data folder, which keeps the originals. */
export const fetchInto =
  (dataDir: string, { signal, print }: Pick<CommandContext, 'signal' | 'print'>): Fetch =>
  async (input, url) => {
    print(`fetching ${url}`);
    // The checksum that a theme declares is that of its own origin, not of what a person gives in its place.
    const sha256 = url === input.origin?.url ? input.origin.sha256 : undefined;
    const original = await fetchOriginal(url, {
      dir: dataDir,
      timeoutMs: LONGEST_MS,
      signal,
      ...(sha256 === undefined ? {} : { sha256 }),
    });
    print(
      `  ${original.fromCache ? 'unchanged' : 'fetched'}, ${megabytes(original.bytes)}, ${original.path}`,
    );
    return original.path;
  };
