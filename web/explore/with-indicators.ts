import type { LayerInfo } from '../../sql/model/api.ts';

/** The layers that indicators are computed for: their features have a profile, places or not. */
export const layersWithIndicators = (layers: readonly LayerInfo[]): ReadonlySet<string> =>
  new Set(
    layers.flatMap(({ layer: { computed } }) => (computed?.by.kind === 'indicator' ? [computed.base] : [])),
  );
