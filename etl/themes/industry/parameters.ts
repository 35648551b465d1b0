import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

const emission = (id: string, symbol: string, title: Text, breaks: number[]) =>
  yearly({
    id,
    title,
    symbol,
    unit: 't',
    decimals: 1,
    gather: 'sum',
    direction: 'higher-worse',
    most: 10_000_000,
    ramp: 'YlOrRd',
    breaks,
    conversions: [{ from: 'kg', factor: 0.001 }],
  });

/** What a site gives off in a year. */
export const industryParameters = [
  emission(
    'emissions-nox',
    'NOx',
    text('انبعاثات أكاسيد النيتروجين', 'Émissions d’oxydes d’azote', 'Nitrogen oxides emitted'),
    [100, 300, 600, 1000],
  ),
  emission(
    'emissions-so2',
    'SO2',
    text('انبعاثات ثاني أكسيد الكبريت', 'Émissions de dioxyde de soufre', 'Sulphur dioxide emitted'),
    [5, 50, 200, 500],
  ),
  emission(
    'emissions-pm10',
    'PM10',
    text('انبعاثات الجسيمات PM10', 'Émissions de particules PM10', 'PM10 emitted'),
    [5, 15, 30, 60],
  ),
];
