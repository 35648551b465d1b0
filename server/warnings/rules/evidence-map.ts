import type pg from 'pg';
import type { Evidence } from '../../../sql/model/warning.ts';
import { INK } from '../../briefs/figures/figure.ts';
import { placesMap } from '../../briefs/figures/map.ts';
import { outlinesAround } from '../places.ts';
import type { Where } from './where.ts';

/** Points of a printer; a screen shows it about as large. */
const SIZE = { width: 220, height: 170 };
/** Light enough for a mark to be seen on it. */
const HERE = '#b9dad4';

/**
 * A map of where something was seen, drawn as documents draw theirs: it is kept with the evidence, so that it stays as it was
 * when borders or stations move. Null where the place has no shape, or is no place that all may know of.
 */
export const evidenceMap = async (
  client: pg.ClientBase,
  { place, point }: Where,
): Promise<Evidence['map']> => {
  if (place === null) return null;
  const drawn = placesMap({
    outlines: await outlinesAround(client, place),
    colorOf: (id) => (id === place ? HERE : INK.none),
    here: place,
    at: point,
    most: SIZE,
    alt: '',
  });
  return drawn && { svg: drawn.svg, width: drawn.width, height: drawn.height };
};
