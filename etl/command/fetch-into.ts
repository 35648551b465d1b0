import type { Fetch } from '../open.ts';
import { ReadError } from '../read/row.ts';
import type { CommandContext } from './command.ts';

/** Fetches inputs into the data folder, which keeps the originals. */
export const fetchInto =
  (_dataDir: string, _context: Pick<CommandContext, 'signal' | 'print'>): Fetch =>
  async (input) => {
    throw new ReadError(`${input.path} has to be given by --from for now.`);
  };
