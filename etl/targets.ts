import type { LayerDeclaration } from '../sql/model/layer.ts';
import type { LoadEdition, LoadTarget } from './load/job.ts';
import type { Edition, Theme } from './theme.ts';

export type Pack = Edition['pack'];

/** The edition of a pack; a layer without a full one keeps its starter rows in the full pack. No theme has what came by the API. */
export const editionOf = <E extends { pack: Pack }>(
  source: { editions: readonly E[] },
  pack: LoadEdition['pack'],
): E | null =>
  source.editions.find((edition) => edition.pack === pack) ??
  (pack === 'full' ? (source.editions.find((edition) => edition.pack === 'starter') ?? null) : null);

/** Every layer of the themes with its edition of a pack, in the order of the theme tree. */
export const targetsOf = (themes: readonly Theme[], pack: Pack): LoadTarget[] =>
  themes.flatMap((theme) =>
    theme.layers.flatMap((source, position) => {
      const edition = editionOf(source, pack);
      return edition ? [{ theme, source, edition, position }] : [];
    }),
  );

const levelsNeeded = (layer: LayerDeclaration): string[] =>
  layer.properties.flatMap((property) => (property.type === 'place' ? [property.level] : []));

/** Layers that give places come before those that speak of them; else the order is kept. Circles stay as they are. */
export const inOrder = (targets: readonly LoadTarget[]): LoadTarget[] => {
  const done: LoadTarget[] = [];
  const visit = (target: LoadTarget, above: readonly LoadTarget[]): void => {
    if (done.includes(target) || above.includes(target)) return;
    const needed = levelsNeeded(target.source.layer);
    for (const other of targets) {
      const level = other.source.layer.place?.level;
      if (level !== undefined && needed.includes(level)) visit(other, [...above, target]);
    }
    done.push(target);
  };
  for (const target of targets) visit(target, []);
  return done;
};
