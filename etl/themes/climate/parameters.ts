import type { ParameterDeclaration } from '../../../sql/model/parameter.ts';
import { text } from '../../declare.ts';
import { USUAL_SIGNALS } from '../../declare-signals.ts';

const ROUND = text('حدود مستديرة.', 'Limites rondes.', 'Round limits.');

const temperature = {
  unit: 'Cel',
  decimals: 1,
  direction: 'neither',
  conversions: [
    { from: 'K', factor: 1, offset: -273.15 },
    { from: '[degF]', factor: 5 / 9, offset: -160 / 9 },
  ],
  classes: { ramp: 'RdYlBu', reverse: true, breaks: [0, 8, 16, 24, 32, 40], method: ROUND },
} as const satisfies Partial<ParameterDeclaration>;

/** What weather stations measure, and what a month of a governorate is told by. */
export const weather: readonly ParameterDeclaration[] = [
  {
    ...temperature,
    id: 'air-temperature',
    title: text('درجة حرارة الهواء', 'Température de l’air', 'Air temperature'),
    symbol: 'T',
    gather: 'mean',
    checks: [
      { kind: 'range', min: -25, max: 56 },
      { kind: 'spike', step: 12, within: 'PT3H' },
      { kind: 'flat', count: 12, tolerance: 0 },
      { kind: 'gap', longer: 'P62D' },
      { kind: 'duplicate', count: 12 },
      { kind: 'neighbours', km: 80, least: 4, deviations: 30 },
    ],
  },
  {
    ...temperature,
    id: 'air-temperature-max',
    title: text('درجة الحرارة القصوى', 'Température maximale', 'Maximum temperature'),
    symbol: 'Tx',
    gather: 'max',
    outlook: { extremes: 'max' },
    signals: [
      ...USUAL_SIGNALS,
      // Round limits: three days in a row, one of which may be missing or below.
      {
        detector: 'episode',
        as: 'heat',
        least: 3,
        gap: 1,
        grades: [
          { from: 40, severity: 'moderate' },
          { from: 44, severity: 'severe' },
          { from: 48, severity: 'extreme' },
        ],
      },
    ],
    checks: [
      { kind: 'range', min: -15, max: 56 },
      { kind: 'spike', step: 20, within: 'P2D' },
      { kind: 'flat', count: 5, tolerance: 0 },
      { kind: 'gap', longer: 'P31D' },
      { kind: 'duplicate', count: 7 },
      { kind: 'neighbours', km: 80, least: 4, deviations: 30 },
    ],
  },
  {
    id: 'relative-humidity',
    title: text('الرطوبة النسبية', 'Humidité relative', 'Relative humidity'),
    symbol: 'RH',
    unit: '%',
    decimals: 0,
    gather: 'mean',
    direction: 'neither',
    conversions: [{ from: '1', factor: 100 }],
    outlook: { least: 0, most: 100 },
    checks: [
      { kind: 'range', min: 0, max: 101 },
      { kind: 'flat', count: 12, tolerance: 0, except: 100 },
      { kind: 'gap', longer: 'P31D' },
      { kind: 'duplicate', count: 12 },
    ],
    classes: { ramp: 'YlGnBu', breaks: [20, 40, 60, 80], method: ROUND },
  },
  {
    id: 'wind-speed',
    title: text('سرعة الرياح', 'Vitesse du vent', 'Wind speed'),
    symbol: 'u',
    unit: 'km/h',
    decimals: 0,
    gather: 'mean',
    direction: 'neither',
    conversions: [
      { from: 'm/s', factor: 3.6 },
      { from: '[kn_i]', factor: 1.852 },
    ],
    checks: [
      { kind: 'range', min: 0, max: 250 },
      { kind: 'spike', step: 80, within: 'PT3H' },
      { kind: 'flat', count: 12, tolerance: 0, except: 0 },
      { kind: 'gap', longer: 'P31D' },
    ],
    classes: {
      ramp: 'Purples',
      breaks: [12, 29, 50, 75],
      method: text(
        'سلّم بوفورت: الدرجات 3 و5 و7 و9.',
        'Échelle de Beaufort : forces 3, 5, 7 et 9.',
        'Beaufort scale: forces 3, 5, 7 and 9.',
      ),
    },
  },
  {
    id: 'precipitation',
    title: text('التساقطات', 'Précipitations', 'Precipitation'),
    symbol: 'P',
    unit: 'mm',
    decimals: 1,
    gather: 'sum',
    direction: 'neither',
    outlook: { transform: { kind: 'sqrt' }, least: 0, extremes: 'max' },
    conversions: [
      { from: 'cm', factor: 10 },
      { from: '[in_i]', factor: 25.4 },
    ],
    checks: [
      { kind: 'range', min: 0, max: 1000 },
      { kind: 'flat', count: 4, tolerance: 0, except: 0 },
      { kind: 'gap', longer: 'P62D' },
    ],
    classes: { ramp: 'Blues', breaks: [1, 5, 10, 20, 50, 100], method: ROUND },
  },
  {
    id: 'potential-evapotranspiration',
    title: text('التبخّر والنتح الكامن', 'Évapotranspiration potentielle', 'Potential evapotranspiration'),
    description: text(
      'محسوب من الحرارة بطريقة ثورنثويت (1948)، لا مقيس.',
      'Calculée à partir de la température selon Thornthwaite (1948), non mesurée.',
      'Computed from temperature after Thornthwaite (1948), not measured.',
    ),
    symbol: 'PET',
    unit: 'mm',
    decimals: 1,
    gather: 'sum',
    direction: 'neither',
    checks: [
      { kind: 'range', min: 0, max: 500 },
      { kind: 'gap', longer: 'P62D' },
    ],
    classes: { ramp: 'Oranges', breaks: [25, 50, 100, 150, 200], method: ROUND },
  },
];
