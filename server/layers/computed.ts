import type { PublishedLayer } from './published.ts';

type Layers = ReadonlyMap<string, PublishedLayer>;

/** No chain of layers that are computed from computed ones is longer, but one that goes in a circle. */
const DEEPEST = 10;

/** Layers that a computed layer is made from, and those that these are made from, as far as they are there; none for another. */
export const sourcesOf = (layer: PublishedLayer, layers: Layers, depth = 0): PublishedLayer[] => {
  const { computed } = layer.manifest;
  if (!computed || layer.origin !== 'computed' || depth > DEEPEST) return [];
  const own = [computed.base, ...(computed.from ?? [])].flatMap((id) => layers.get(id) ?? []);
  return own.flatMap((one) => [one, ...sourcesOf(one, layers, depth + 1)]);
};

const isComputed = ({ origin }: PublishedLayer): boolean => origin === 'computed';
const isPublic = ({ visibility }: PublishedLayer): boolean => visibility.kind === 'public';

/** As its base is, where all else that it is made from is public; else nobody's but of who sees all of that. */
const visibilityOf = (layer: PublishedLayer, layers: Layers): PublishedLayer['visibility'] => {
  const base = layers.get(layer.manifest.computed?.base ?? '');
  const others = sourcesOf(layer, layers).filter((one) => one !== base && !isComputed(one));
  return base && !isComputed(base) && others.every(isPublic) ? base.visibility : { kind: 'draft' };
};

/**
 * Computed layers as hidden as what they are made from is now, and held by who holds their base: values tell of what they are
 * made from. Whether somebody sees one where some of that is not public is asked of each of those.
 */
export const heldAsSources = (layers: Layers): Layers =>
  new Map(
    [...layers].map(([id, layer]) => {
      if (!isComputed(layer)) return [id, layer];
      const owner = layers.get(layer.manifest.computed?.base ?? '')?.owner ?? null;
      return [id, { ...layer, owner, visibility: visibilityOf(layer, layers) }];
    }),
  );

/** Whether somebody sees a layer: of a computed one, whether all that it is made from; one without its base nobody sees. */
export const seesAll = (
  layer: PublishedLayer,
  layers: Layers,
  sees: (layer: PublishedLayer) => boolean,
): boolean => {
  if (!isComputed(layer)) return sees(layer);
  const hasBase = layers.has(layer.manifest.computed?.base ?? '');
  return hasBase && sourcesOf(layer, layers).every((one) => isComputed(one) || sees(one));
};
