import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

/** Land that is grazed. */
export const pastoralParameters = [
  yearly({
    id: 'rangeland-area',
    title: text('مساحة المراعي', 'Superficie des parcours', 'Rangeland area'),
    unit: 'har',
    gather: 'last',
    direction: 'higher-better',
    most: 20_000_000,
    ramp: 'Greens',
    breaks: [20_000, 80_000, 200_000, 500_000],
    conversions: [{ from: 'km2', factor: 100 }],
  }),
];
