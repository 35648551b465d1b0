import * as maplibregl from 'maplibre-gl';
import { sourceOf } from '../../sql/model/style/layer-parts.ts';
import type { Hit } from './handle.ts';

/** Says what a feature is called; null where it has no name. */
export type Naming = (hit: Hit) => string | null;

const isSame = (a: Hit | null, b: Hit | null): boolean => a?.layer === b?.layer && a?.fid === b?.fid;

/**
 * Marks the feature under a mouse, by the state `hover` that the style draws, and tells its name beside it. Fingers do not
 * hover: there the name would stay behind after a tap. Returns what to tell of the pointer: what lies below it, and where.
 */
export const hoverOn = (map: maplibregl.Map, nameOf: Naming) => {
  const canHover = window.matchMedia('(hover: hover)').matches;
  const tip = new maplibregl.Popup({
    closeButton: false,
    closeOnClick: false,
    focusAfterOpen: false,
    offset: 14,
    maxWidth: '220px',
    className: 'map-tip',
  });
  let now: Hit | null = null;

  /** A layer may have been taken off the map since. */
  const mark = (hit: Hit | null, hover: boolean): void => {
    if (!hit || !map.getSource(sourceOf(hit.layer))) return;
    const { layer, fid } = hit;
    map.setFeatureState({ source: sourceOf(layer), sourceLayer: layer, id: fid }, { hover });
  };
  const name = (hit: Hit | null): void => {
    const said = hit && nameOf(hit);
    if (said) tip.setText(said).addTo(map);
    else tip.remove();
  };
  return (hit: Hit | null, at: maplibregl.LngLat): void => {
    if (!canHover) return;
    const next = hit && hit.count === 1 && Number.isFinite(hit.fid) ? hit : null;
    if (next) tip.setLngLat(at);
    if (isSame(now, next)) return;
    mark(now, false);
    mark(next, true);
    now = next;
    name(next);
  };
};
