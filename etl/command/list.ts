import type { Command } from './command.ts';
import { table } from './table.ts';

/** Themes and layers that there are to load; needs no database. */
export const list: Command = {
  usage: 'list',
  about: 'lists themes and layers, and the packs that fill them',
  run: async ({ themes, print }) => {
    const rows = themes.flatMap((theme) =>
      theme.layers.map(({ layer, editions }) => [
        theme.id,
        layer.id,
        layer.geometry,
        editions.map(({ pack, status }) => `${pack} (${status})`).join(', '),
        layer.title.en,
      ]),
    );
    for (const line of table([['theme', 'layer', 'kind', 'packs', 'title'], ...rows])) print(line);
    return 0;
  },
};
