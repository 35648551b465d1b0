import { budget } from './budget.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { list } from './list.ts';
import { load } from './load.ts';
import { observations } from './observations.ts';
import { pack } from './pack.ts';
import { publish } from './publish.ts';
import { remove } from './remove.ts';
import { sdg } from './sdg.ts';
import { status } from './status.ts';

/** The commands of `npm run etl`, by name. A new one is a file and a line here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  load,
  observations,
  budget,
  check,
  publish,
  list,
  status,
  remove,
  pack,
  sdg,
};
