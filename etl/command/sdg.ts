import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { COMMAND } from '../../sql/audit.ts';
import { sdgIndicator } from '../../sql/model/sdg/frame.ts';
import { sameText } from '../../sql/model/text.ts';
import { readOpenSdg } from '../../sql/sdg/read.ts';
import { type OpenSdgMeta, readOpenSdgMeta } from '../../sql/sdg/read-meta.ts';
import { isComputed, storeDataset } from '../../sql/sdg/store.ts';
import { transaction } from '../../sql/transaction.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from './args.ts';
import type { Command, CommandContext } from './command.ts';

const MOST_TOLD = 20;

/** indicator_16-1-1.csv is of 16.1.1. */
const numberOf = (path: string): string => {
  const id = /^indicator_(.+)\.csv$/.exec(basename(path))?.[1]?.replaceAll('-', '.');
  if (id !== undefined && sdgIndicator(id)) return id;
  throw new UsageError(
    `${basename(path)} is not called after an indicator that is declared: indicator_16-1-1.csv`,
  );
};

/** What a file of metadata is called: by sites of Open SDG, and by our own answers. */
const NAMES: readonly ((name: string) => string)[] = [
  (name) => `${name}.yml`,
  (name) => `${name}.md`,
  (name) => `indicator_${name}.yml`,
];

/** Where the repository of a site has the metadata of a file: beside it, or in the folder `meta` beside its own. */
const metaOf = (path: string, indicator: string): OpenSdgMeta => {
  const name = indicator.replaceAll('.', '-');
  const places = [dirname(path), join(dirname(path), '..', 'meta')];
  const found = places.flatMap((folder) => NAMES.map((of) => join(folder, of(name)))).find(existsSync);
  return readOpenSdgMeta(found ? readFileSync(found, 'utf8') : '');
};

const takeFile = async (path: string, { db }: Session, { args, print }: CommandContext): Promise<number> => {
  const indicator = numberOf(path);
  const { columns, rows, rejects } = readOpenSdg(readFileSync(path, 'utf8'));
  for (const { row, column, reason, value } of rejects.slice(0, MOST_TOLD))
    print(`  ${basename(path)} row ${row}: ${[reason, column, value].filter(Boolean).join(' ')}`);
  if (rejects.length > MOST_TOLD) print(`  and ${rejects.length - MOST_TOLD} more`);
  const done = (what: string) =>
    print(`${indicator}: ${what} (${rows.length} rows, ${rejects.length} rejected)`);
  const meta = metaOf(path, indicator);
  for (const { field, value } of meta.faults) print(`  metadata: ${field} ${value}`);
  const source = args.from ?? meta.source ?? basename(path);
  if (rows.length === 0 || (args.all && rejects.length > 0)) {
    done('nothing written');
    return 1;
  }
  const isWritten = await transaction(db, async (client) => {
    if (await isComputed(client, indicator)) return false;
    await storeDataset(client, COMMAND, {
      ...{ indicator, columns, rows, progress: meta.progress, isSample: false },
      source: sameText(source),
    });
    return true;
  });
  done(isWritten ? 'written' : 'computed here, nothing written');
  return isWritten ? 0 : 1;
};

/** Takes files of Open SDG in as the values of indicators of the goals. */
export const sdg: Command = {
  usage: 'sdg FILE... [--from WORDS] [--all]',
  about:
    'takes in files of Open SDG, indicator_16-1-1.csv each, tidy or wide; metadata that lie beside (16-1-1.yml, or in ../meta) say how progress is judged and whose they are, --from names their source, --all takes all rows of a file or none',
  run: async (context) => {
    const paths = context.args.words;
    if (paths.length === 0) throw new UsageError('name files of Open SDG');
    for (const path of paths) {
      if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
      numberOf(path);
    }
    const session = await openSession(context.env);
    let worst = 0;
    try {
      for (const path of paths) worst = Math.max(worst, await takeFile(path, session, context));
    } finally {
      await session.close();
    }
    return worst;
  },
};
