import type { Db } from '../../sql/db.ts';
import { openGeos } from '../geometry/geos.ts';
import { fillingOf } from '../load/history.ts';
import { type LoadContext, type LoadTarget, publishManifest } from '../load.ts';
import { publishMeasures } from '../observations/measures.ts';
import { publishTheme } from '../publish.ts';
import { openSession, type Session } from '../session.ts';
import { editionOf } from '../targets.ts';
import type { Theme } from '../theme.ts';
import { type Command, type CommandContext, themeNamed } from './command.ts';

/** Publishes what themes say of themselves, in the order of the registry; gives how many rows that changed. */
export const publishThemes = async (
  db: Db,
  themes: readonly Theme[],
  wanted: readonly Theme[],
): Promise<number> => {
  let changed = 0;
  for (const theme of wanted) changed += await publishTheme(db, theme, themes.indexOf(theme));
  return changed;
};

/** The layers of a theme that are loaded, with the editions that fill them. */
const loadedTargets = async (db: Db, theme: Theme): Promise<LoadTarget[]> => {
  const targets: LoadTarget[] = [];
  for (const [position, source] of theme.layers.entries()) {
    const filling = await fillingOf(db, source.layer.id);
    const edition = filling && editionOf(source, filling.pack);
    if (edition) targets.push({ theme, source, edition, position });
  }
  return targets;
};

const contextOf = async (session: Session, { signal }: CommandContext): Promise<LoadContext> => ({
  db: session.db,
  country: session.country,
  geos: await openGeos(),
  // Nothing is read, as the rows stay.
  open: async function* () {},
  force: false,
  signal,
  problem: () => undefined,
  progress: () => undefined,
});

const run = async (context: CommandContext): Promise<number> => {
  const { args, themes, print } = context;
  const wanted = args.words.length > 0 ? args.words.map((id) => themeNamed(themes, id)) : themes;
  const session = await openSession(context.env);
  const load = await contextOf(session, context);
  const done = async (): Promise<number> => {
    const rows = await publishThemes(session.db, themes, wanted);
    print(`themes, licences, sources and institutions: ${rows} rows changed`);
    for (const theme of wanted) {
      for (const target of await loadedTargets(session.db, theme)) {
        const { layer, state, revision } = await publishManifest(target, load);
        print(`${layer}: ${state}, revision ${revision}`);
      }
      await publishMeasures(session.db, theme, session.country);
    }
    return 0;
  };
  return done().finally(session.close);
};

export const publish: Command = {
  usage: 'publish [THEME...]',
  about: 'publishes what the themes and their loaded layers say of themselves, without reading any rows',
  run,
};
