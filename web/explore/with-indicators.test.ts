import { expect, it } from 'vitest';
import type { LayerInfo } from '../../sql/model/api.ts';
import { layersWithIndicators } from './with-indicators.ts';

const layer = (computed?: object) => ({ layer: { computed } }) as unknown as LayerInfo;

it('layers whose features something is computed for are known by the layers of the values, newest measurements aside', () => {
  const layers = [
    layer(),
    layer({ base: 'dams', by: { kind: 'indicator', indicator: 'filling' } }),
    layer({ base: 'stations', by: { kind: 'latest', parameter: 'rain' } }),
  ];
  expect([...layersWithIndicators(layers)]).toEqual(['dams']);
});
