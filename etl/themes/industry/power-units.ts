import type { Edition, LayerSource } from '../../theme.ts';
import { powerUnitRow, powerUnitsFull } from './power-units.full.ts';
import { powerUnits as layer } from './power-units.layer.ts';

/** The same rows in fewer columns, carried over in their order. */
const starter: Edition = {
  ...powerUnitsFull,
  pack: 'starter',
  inputs: [
    {
      kind: 'file',
      path: 'power-units.csv',
      row: powerUnitRow,
      expect: { rows: 52, features: 49, rejects: 3 },
    },
  ],
};

export const powerUnits: LayerSource = { layer, editions: [starter, powerUnitsFull] };
