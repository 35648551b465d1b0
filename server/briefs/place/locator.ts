import type { Block } from '../document.ts';
import { INK } from '../figures/figure.ts';
import { placesMap } from '../figures/map.ts';
import { outlinesOf } from '../outlines.ts';
import type { Sight } from '../sight.ts';
import type { PlaceFacts } from './facts.ts';

/** Outlines of more places than this would be a grey spot. */
const MOST_PEERS = 60;
const SIZE = { width: 118, height: 172 };

/** Where a place lies: among those of its own level where they are few, else among the country's regions. */
export const locatorOf = async (
  sight: Sight,
  { info, name }: PlaceFacts,
): Promise<Extract<Block, { kind: 'figure' }> | null> => {
  const drawn = [...sight.snapshot.layers.values()].filter(
    ({ manifest, featureCount }) =>
      manifest.geometry === 'polygon' && manifest.place && featureCount <= MOST_PEERS,
  );
  const layer =
    drawn.find(({ manifest }) => manifest.place?.level === info.level) ??
    drawn.find(({ manifest }) => manifest.basemap?.role === 'admin');
  if (!layer) return null;
  const outlines = await outlinesOf(sight, layer);
  const isAmong = outlines.some(({ id }) => id === info.id);
  const alt = sight.words.say('locator', { name });
  const figure = placesMap({
    outlines,
    colorOf: (id) => (id === info.id ? INK.accent : '#dfe6e4'),
    here: null,
    at: isAmong ? null : info.point,
    most: SIZE,
    alt,
  });
  return figure && { kind: 'figure', title: '', lead: '', figure, legend: [], caption: '', sample: false };
};
