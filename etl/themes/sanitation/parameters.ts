import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

const dwellings = {
  unit: '{dwelling}',
  gather: 'last',
  most: 5_000_000,
} as const;

const wastewater = {
  unit: 'hm3',
  decimals: 2,
  gather: 'sum',
  most: 2000,
} as const;

/** Homes and their wastewater, year by year. */
export const sanitationParameters = [
  yearly({
    ...dwellings,
    id: 'dwellings',
    title: text('المساكن', 'Logements', 'Dwellings'),
    direction: 'neither',
    ramp: 'Purples',
    breaks: [50_000, 100_000, 150_000, 250_000],
  }),
  yearly({
    ...dwellings,
    id: 'dwellings-connected',
    title: text(
      'المساكن المربوطة بشبكة التطهير',
      'Logements raccordés à l’égout',
      'Dwellings connected to sewers',
    ),
    direction: 'higher-better',
    ramp: 'Greens',
    breaks: [25_000, 50_000, 100_000, 200_000],
  }),
  yearly({
    ...wastewater,
    id: 'wastewater-collected',
    title: text('المياه المستعملة المجمَّعة', 'Eaux usées collectées', 'Wastewater collected'),
    direction: 'neither',
    ramp: 'Purples',
    breaks: [3, 6, 12, 24],
    conversions: [{ from: 'm3', factor: 1e-6 }],
  }),
  yearly({
    ...wastewater,
    id: 'wastewater-treated',
    title: text('المياه المستعملة المعالَجة', 'Eaux usées traitées', 'Wastewater treated'),
    direction: 'higher-better',
    ramp: 'Greens',
    breaks: [3, 6, 12, 24],
    conversions: [{ from: 'm3', factor: 1e-6 }],
  }),
];
