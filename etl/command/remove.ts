import type { Db } from '../../sql/db.ts';
import { removeLayer, removeTheme, strangersIn } from '../load/remove.ts';
import { removeObservations, removeOneSeries, strangeSeries } from '../observations/remove.ts';
import { openSession } from '../session.ts';
import type { Theme } from '../theme.ts';
import { UsageError } from './args.ts';
import type { Command } from './command.ts';

const removeWhole = async (
  db: Db,
  theme: Theme,
  themes: readonly Theme[],
  print: (line: string) => void,
): Promise<number> => {
  const strangers = await strangersIn(db, theme.id);
  if (strangers.length > 0) {
    print(
      `${theme.id}: not removed, it has layers that came by the API; remove these first: ${strangers.join(', ')}`,
    );
    return 1;
  }
  const series = await strangeSeries(db, theme);
  if (series.length > 0) {
    print(
      `${theme.id}: not removed, there are series of its parameters that came by the API; remove these first: ${series.join(', ')}`,
    );
    return 1;
  }
  for (const { id } of theme.observations ?? []) {
    if (await removeObservations(db, id)) print(`${id}: removed`);
  }
  for (const { layer } of theme.layers) {
    if (await removeLayer(db, layer.id)) print(`${layer.id}: removed`);
  }
  const others = themes.filter((other) => other !== theme);
  await removeTheme(db, theme.id, {
    sources: others.flatMap(({ sources }) => sources.map(({ id }) => id)),
    licences: others.flatMap(({ licences }) => licences.map(({ id }) => id)),
  });
  print(`${theme.id}: removed`);
  return 0;
};

/** Takes layers and observations out of the database. */
export const remove: Command = {
  usage: 'remove THEME|LAYER|SET|SERIES',
  about: 'removes a layer with its series, a set of observations, a series, or a theme with all that it has',
  run: async ({ args, themes, env, print }) => {
    const [id] = args.words;
    if (id === undefined || args.words.length > 1)
      throw new UsageError('name one theme, layer, set or series to remove');
    const session = await openSession(env);
    const theme = themes.find((each) => each.id === id);
    const work = async (): Promise<number> => {
      if (theme) return removeWhole(session.db, theme, themes, print);
      const isGone =
        (await removeLayer(session.db, id)) ||
        (await removeObservations(session.db, id)) ||
        (await removeOneSeries(session.db, id));
      print(`${id}: ${isGone ? 'removed' : 'no theme, layer, set of observations or series is called so'}`);
      return isGone ? 0 : 1;
    };
    return work().finally(session.close);
  },
};
