import type {
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { sourceOf } from '../../sql/model/style/layer-parts.ts';
import { BASE, NO_DATA, type Scheme } from '../../sql/model/style/palette.ts';

/** What a map of places shows by itself: a colour for each, by the number that tiles know it by, and the one that is looked at. */
export type Colours = { layer: string; of: ReadonlyMap<number, string>; picked: number | null };

const byNumber = (of: ReadonlyMap<number, string>, otherwise: string) =>
  of.size === 0 ? otherwise : ['match', ['id'], ...[...of].flat(), otherwise];

/**
 * The style of a layer of places with colours of our own in place of its own. Only paint changes, so that no tile is asked for again
 * and a weight that is turned shows at once.
 */
export const recoloured = (
  style: StyleSpecification,
  { layer, of, picked }: Colours,
  scheme: Scheme,
): StyleSpecification => {
  const isOurs = (one: LayerSpecification): boolean => 'source' in one && one.source === sourceOf(layer);
  const painted = (one: LayerSpecification): LayerSpecification => {
    if (!isOurs(one)) return one;
    if (one.type === 'fill')
      return {
        ...one,
        paint: { ...one.paint, 'fill-color': byNumber(of, NO_DATA[scheme]), 'fill-opacity': 0.85 },
      } as LayerSpecification;
    if (one.type !== 'line') return one;
    const isPicked: ExpressionSpecification = ['==', ['id'], picked ?? -1];
    return {
      ...one,
      paint: {
        'line-color': ['case', isPicked, BASE[scheme].label, BASE[scheme].halo],
        'line-width': ['case', isPicked, 3, 0.8],
      },
    } as LayerSpecification;
  };
  return { ...style, layers: style.layers.map(painted) };
};
