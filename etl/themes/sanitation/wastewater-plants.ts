import type { Edition, LayerSource, RowMap } from '../../theme.ts';
import { wastewaterPlantRow, wastewaterPlantsFull } from './wastewater-plants.full.ts';
import { wastewaterPlants as layer } from './wastewater-plants.layer.ts';

/** The facts of the starter pack are of Tunisian plants only, and say no country. */
const row: RowMap = ({ properties, ...raw }, context) =>
  wastewaterPlantRow({ ...raw, properties: { CNTRY_ISO: 'TUN', ...properties } }, context);

const starter: Edition = {
  ...wastewaterPlantsFull,
  pack: 'starter',
  inputs: [
    {
      kind: 'file',
      path: 'wastewater-plants.csv',
      read: { x: 'LON_WWTP', y: 'LAT_WWTP' },
      row,
      expect: { rows: 30, features: 30, rejects: 0 },
    },
  ],
};

export const wastewaterPlants: LayerSource = { layer, editions: [starter, wastewaterPlantsFull] };
