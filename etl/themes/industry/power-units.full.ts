import { text } from '../../declare.ts';
import type { Draft, Edition, Raw } from '../../theme.ts';
import { textOf } from '../../values.ts';

/** The file's own words, `Gas OIl` as it is spelt there; others come through as they are, to be refused by name. */
const FUELS: Record<string, string> = {
  'natural gas': 'gas',
  'gas oil': 'oil',
  hydro: 'hydro',
  wind: 'wind',
  solar: 'solar',
};

const fuelOf = (value: unknown): string | null => {
  const fuel = textOf(value);
  return fuel === null ? null : (FUELS[fuel.toLowerCase()] ?? fuel);
};

/** `2000-2009` is the time in which the turbines of one farm came: the first year is kept, and told. */
const commissionedOf = (
  value: unknown,
): { year: string | null; warnings: NonNullable<Draft['warnings']> } => {
  const given = textOf(value);
  const range = given === null ? null : /^(\d{4})-(\d{4})$/.exec(given);
  if (!range) return { year: given, warnings: [] };
  const message = `Commissioned ${given}: the first year is kept`;
  return {
    year: range[1]!,
    warnings: [{ field: 'commissioned', value: given, reason: 'range-not-year', message }],
  };
};

/** A row of the source file. It numbers plants, not units: the row makes the unit's identifier. */
export const powerUnitRow = ({ row: number, properties }: Raw): Draft => {
  const { year, warnings } = commissionedOf(properties['Commissioning Date']);
  const plant = textOf(properties['Power Plant ID']);
  return {
    properties: {
      code: plant === null ? null : `${plant}-${number}`,
      name: properties.Name,
      plant,
      fuel: fuelOf(properties.Fuel),
      second_fuel: fuelOf(properties['Secondary Fuel']),
      technology: properties['Generator Technology'],
      capacity_mw: properties['Capacity (MW)'],
      commissioned: year,
      located_by: properties['Geolocation Source'],
    },
    warnings,
  };
};

/** The 52 units of the database's Tunisian source file. */
export const powerUnitsFull: Edition = {
  pack: 'full',
  status: 'real',
  sources: ['wri-gppd-tunisia'],
  quality: text(
    'ثلاث وحدات دون إحداثيات مرفوضة (روبانة، سجنان، كشبطة). الملف لا يرقّم الوحدات: المعرّف من رقم السطر.',
    'Trois unités sans coordonnées sont rejetées (Robbana, Sejnane, Kchabta). Le fichier ne numérote pas les unités : l’identifiant vient du numéro de ligne.',
    'Three units without coordinates are rejected (Robbana, Sejnane, Kchabta). The file does not number units: the identifier comes from the row.',
  ),
  lineage: text(
    'القدرة والتواريخ عن الاتحاد العربي للكهرباء، والمواقع عن WRI أو GEODB.',
    'Puissances et dates de l’Union arabe de l’électricité, positions du WRI ou de GEODB.',
    'Capacities and dates from the Arab Union of Electricity, positions from WRI or GEODB.',
  ),
  inputs: [
    {
      kind: 'file',
      path: 'industry/wri_tunisia_plants.csv',
      origin: {
        url: 'https://raw.githubusercontent.com/wri/global-power-plant-database/13b6a3baaca73e84b1a549d14c274981abec775b/raw_source_files/WRI/Tunisia.csv',
      },
      row: powerUnitRow,
      expect: { rows: 52, features: 49, rejects: 3 },
    },
  ],
};
