import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { read } from './read/index.ts';
import { ReadError, type ReadOptions } from './read/row.ts';
import type { OpenInput } from './rows.ts';
import type { FilePlace } from './theme.ts';

/** Where an input's file lies, and how to read it. */
export type Found = { path: string; options: ReadOptions };

/**
 * An input's file in a pack's folder. A binary file may be replaced by its rows, as `{path}.geojson`, which is how fixtures
 * hold them; what the theme says of the binary form does not apply to it.
 */
export const findInput = (folder: string, input: FilePlace): Found => {
  const path = join(folder, input.path);
  if (existsSync(path)) return { path, options: input.read ?? {} };
  if (existsSync(`${path}.geojson`)) return { path: `${path}.geojson`, options: { format: 'geojson' } };
  throw new ReadError(`There is no file ${path}.`);
};

/** Reads inputs from a pack's folder. */
export const openFolder = (folder: string): OpenInput =>
  async function* (input) {
    const { path, options } = findInput(folder, input);
    yield* read(path, options);
  };

/** Reads one file in the place of whatever input. */
export const openFile = (path: string): OpenInput =>
  async function* (input) {
    yield* read(path, input.read ?? {});
  };

/** Where an input's file comes from over the network, and a way to get it: gives its path once it is here. */
export type Fetch = (input: FilePlace, url: string) => Promise<string>;

/** Reads inputs from their declared origins, or from `url` in the place of all of them. */
export const openRemote = (fetch: Fetch, url?: string): OpenInput =>
  async function* (input) {
    const from = url ?? input.origin?.url;
    if (!from)
      throw new ReadError(`${input.path} has no public origin: give the folder it lies in with --from.`);
    yield* read(await fetch(input, from), input.read ?? {});
  };
