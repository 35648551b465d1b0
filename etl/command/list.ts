import type { Command } from './command.ts';
import { table } from './table.ts';

/** Themes, layers and sets of observations that there are to load; needs no database. */
export const list: Command = {
  usage: 'list',
  about: 'lists themes, layers and observations, and the packs that fill them',
  run: async ({ themes, print }) => {
    const packs = (editions: readonly { pack: string; status: string }[]): string =>
      editions.map(({ pack, status }) => `${pack} (${status})`).join(', ');
    const rows = themes.flatMap((theme) => [
      ...theme.layers.map(({ layer, editions }) => [
        theme.id,
        layer.id,
        layer.geometry,
        packs(editions),
        layer.title.en,
      ]),
      ...(theme.observations ?? []).map(({ id, layer, measures, editions }) => [
        theme.id,
        id,
        'series',
        packs(editions),
        `${measures.map(({ parameter }) => parameter).join(', ')} of ${layer}`,
      ]),
    ]);
    for (const line of table([['theme', 'layer', 'kind', 'packs', 'title'], ...rows])) print(line);
    return 0;
  },
};
