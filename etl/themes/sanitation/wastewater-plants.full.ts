import { text } from '../../declare.ts';
import type { Edition, RowMap } from '../../theme.ts';
import { textOf } from '../../values.ts';

/** The database gives these plants no names: they are called by their number. */
export const plantName = (code: string | null) => ({
  name_ar: code === null ? null : `محطة تطهير رقم ${code}`,
  name_fr: code === null ? null : `Station d’épuration n° ${code}`,
  name_en: code === null ? null : `Wastewater plant no. ${code}`,
});

const outfallOf = (longitude: unknown, latitude: unknown): string | null => {
  const [lon, lat] = [textOf(longitude), textOf(latitude)];
  return lon === null || lat === null ? null : `${lon}, ${lat}`;
};

/** A row of the world file, which holds every country: others are left out. */
export const wastewaterPlantRow: RowMap = ({ properties }) => {
  if (textOf(properties.CNTRY_ISO) !== 'TUN') return null;
  const code = textOf(properties.WASTE_ID);
  return {
    properties: {
      code,
      ...plantName(code),
      population: properties.POP_SERVED,
      population_quality: properties.QUAL_POP,
      discharge_m3_d: properties.WASTE_DIS,
      level: properties.LEVEL,
      near_coast: properties.COAST_10KM,
      dilution: properties.DF,
      outfall: outfallOf(properties.LON_OUT, properties.LAT_OUT),
    },
  };
};

/** The 30 Tunisian plants of HydroWASTE 1.0. */
export const wastewaterPlantsFull: Edition = {
  pack: 'full',
  status: 'real',
  sources: ['hydrowaste-1.0'],
  quality: text(
    'دون أسماء. عدد السكان والتدفّق مقدّران بنموذج، وموضع المصبّ مستنتج من أقرب مجرى.',
    'Sans noms. Population et débit sont modélisés ; le point de rejet est déduit du cours d’eau le plus proche.',
    'Without names. Population and flow are modelled; the outfall is inferred from the nearest river.',
  ),
  inputs: [
    {
      kind: 'file',
      path: 'sanitation/hydrowaste_v10_tunisia.csv',
      read: { x: 'LON_WWTP', y: 'LAT_WWTP' },
      row: wastewaterPlantRow,
      expect: { rows: 30, features: 30, rejects: 0 },
    },
  ],
};
