import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

/** How many people live in a place. */
export const baseParameters = [
  yearly({
    id: 'population',
    title: text('عدد السكان', 'Population', 'Population'),
    symbol: 'N',
    unit: '{person}',
    gather: 'last',
    direction: 'neither',
    most: 100_000_000,
    ramp: 'Purples',
    breaks: [150_000, 300_000, 500_000, 800_000],
  }),
];
