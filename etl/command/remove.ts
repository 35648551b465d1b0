import type { Db } from '../../sql/db.ts';
import { removeLayer, removeTheme } from '../load/remove.ts';
import { openSession } from '../session.ts';
import type { Theme } from '../theme.ts';
import { UsageError } from './args.ts';
import type { Command } from './command.ts';

const removeWhole = async (
  db: Db,
  theme: Theme,
  themes: readonly Theme[],
  print: (line: string) => void,
): Promise<void> => {
  for (const { layer } of theme.layers) {
    if (await removeLayer(db, layer.id)) print(`${layer.id}: removed`);
  }
  const others = themes.filter((other) => other !== theme);
  await removeTheme(db, theme.id, {
    sources: others.flatMap(({ sources }) => sources.map(({ id }) => id)),
    licences: others.flatMap(({ licences }) => licences.map(({ id }) => id)),
  });
  print(`${theme.id}: removed`);
};

/** Takes layers out of the database. */
export const remove: Command = {
  usage: 'remove THEME|LAYER',
  about: 'removes a layer, or a theme with all its layers',
  run: async ({ args, themes, env, print }) => {
    const [id] = args.words;
    if (id === undefined || args.words.length > 1) throw new UsageError('name one theme or layer to remove');
    const session = await openSession(env);
    const theme = themes.find((each) => each.id === id);
    const work = async (): Promise<number> => {
      if (theme) await removeWhole(session.db, theme, themes, print);
      else if (await removeLayer(session.db, id)) print(`${id}: removed`);
      else {
        print(`${id}: no theme and no layer is called so`);
        return 1;
      }
      return 0;
    };
    return work().finally(session.close);
  },
};
