import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fetch, openFile, openFolder, openRemote } from '../open.ts';
import type { OpenInput } from '../rows.ts';
import type { Pack } from '../targets.ts';
import { UsageError } from './args.ts';

/** The committed files of the starter pack. */
export const STARTER_FOLDER = fileURLToPath(new URL('../../fixtures/starter', import.meta.url));

/** Where the files of a pack come from, as a person said it. */
export type From =
  | { kind: 'folder' | 'file'; path: string }
  | { kind: 'url'; url: string }
  | { kind: 'origins' };

/** What `--from` names; throws UsageError where there is no such thing. */
export const fromOf = (text: string | undefined): From => {
  if (text === undefined) return { kind: 'origins' };
  if (/^https?:\/\//.test(text)) return { kind: 'url', url: text };
  if (!existsSync(text)) throw new UsageError(`there is no file or folder ${text}`);
  return { kind: statSync(text).isDirectory() ? 'folder' : 'file', path: text };
};

/** What of a pack may be read from elsewhere: a layer's rows, or a set of observations. */
type Fillable = { edition: { pack: string; inputs: readonly { kind: 'file' | 'sample' }[] }; source: object };

const nameOf = (source: object): string =>
  'id' in source ? String(source.id) : (source as { layer: { id: string } }).layer.id;

/** One file can stand for one input only; throws UsageError where it would have to for several. */
export const refuseMany = (from: From, targets: readonly Fillable[], pack: Pack): void => {
  if (from.kind !== 'file' && from.kind !== 'url') return;
  const meant = targets.filter(({ edition }) => edition.pack === pack);
  const inputs = meant.flatMap(({ edition }) => edition.inputs).filter(({ kind }) => kind === 'file');
  if (inputs.length === 1) return;
  const names = meant.map(({ source }) => nameOf(source)).join(', ');
  throw new UsageError(
    `one file cannot fill ${inputs.length} inputs: name one layer with --layer (${names || 'none of the pack'}) or set with --set, or give their folder`,
  );
};

/**
 * How the inputs of a target are opened: what was said holds for editions of the pack that was asked for; a starter edition that
 * fills in for a missing full one has its files here.
 */
export const openerOf = (
  target: { edition: { pack: string } },
  pack: Pack,
  from: From,
  fetch: Fetch,
): OpenInput => {
  if (target.edition.pack !== pack || (pack === 'starter' && from.kind === 'origins'))
    return openFolder(STARTER_FOLDER);
  switch (from.kind) {
    case 'folder':
      return openFolder(from.path);
    case 'file':
      return openFile(from.path);
    case 'url':
      return openRemote(fetch, from.url);
    case 'origins':
      return openRemote(fetch);
  }
};
