import type { Check, ParameterDeclaration } from '../../../sql/model/parameter.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';
import { USUAL_SIGNALS } from '../../declare-signals.ts';
import { decree2018, who2021 } from './limits.ts';

/** Litres that a mole of gas takes at 293 K and 101.3 kPa, the conditions that European and Tunisian limits are told for. */
const MOLAR_VOLUME = (8.314462618 * 293) / 101.3;

const CONDITIONS = text('عند 293 كلفن و101,3 كيلوباسكال', 'à 293 K et 101,3 kPa', 'at 293 K and 101.3 kPa');

/** Of a gas by its molar mass in g/mol: parts per billion and per million, and milligrams. */
const gasUnits = (molarMass: number): NonNullable<ParameterDeclaration['conversions']> => {
  const perBillion = Number((molarMass / MOLAR_VOLUME).toFixed(4));
  return [
    { from: '[ppb]', factor: perBillion, text: CONDITIONS },
    { from: '[ppm]', factor: perBillion * 1000, text: CONDITIONS },
    { from: 'mg/m3', factor: 1000 },
  ];
};

/** What any hourly or daily concentration is held against: below zero by more than an analyser drifts, or beyond belief. */
const checksOf = (most: number, step: number): Check[] => [
  { kind: 'range', min: -5, max: most },
  { kind: 'spike', step, within: 'P2D' },
  { kind: 'flat', count: 8, tolerance: 0, except: 0 },
  { kind: 'gap', longer: 'P7D' },
  { kind: 'duplicate', count: 12 },
  { kind: 'neighbours', km: 40, least: 3, deviations: 12 },
];

/** Bands of the European air quality index, whose limits colour newest values. */
const bands = (...breaks: number[]): ParameterDeclaration['classes'] => ({
  ramp: 'viridis',
  reverse: true,
  breaks,
  method: text(
    'حدود المؤشر الأوروبي لجودة الهواء 2024.',
    'Limites de l’indice européen de qualité de l’air 2024.',
    'Bands of the European air quality index 2024.',
  ),
});

const round = (...breaks: number[]): ParameterDeclaration['classes'] => ({
  ramp: 'viridis',
  reverse: true,
  breaks,
  method: text('حدود مستديرة.', 'Limites rondes.', 'Round limits.'),
});

type Given = Pick<ParameterDeclaration, 'limits' | 'classes' | 'conversions'> & { checks: Check[] };

const concentration = (id: string, symbol: string, title: Text, given: Given): ParameterDeclaration => ({
  id,
  title,
  symbol,
  unit: 'ug/m3',
  decimals: 1,
  gather: 'mean',
  direction: 'higher-worse',
  outlook: { transform: { kind: 'log', offset: 5 }, least: 0 },
  signals: [...USUAL_SIGNALS, { detector: 'rise', near: ['power-units', 'landfills'], metres: 10_000 }],
  ...given,
});

export const pollutants: readonly ParameterDeclaration[] = [
  concentration('pm10', 'PM10', text('الجسيمات PM10', 'Particules PM10', 'PM10 particles'), {
    checks: checksOf(3000, 250),
    limits: [decree2018('P1D', 50), who2021('P1D', 45), who2021('P1Y', 15)],
    classes: bands(15, 45, 120, 195, 270),
  }),
  concentration(
    'pm25',
    'PM2.5',
    text('الجسيمات الدقيقة PM2.5', 'Particules fines PM2,5', 'PM2.5 fine particles'),
    {
      checks: checksOf(1500, 150),
      limits: [who2021('P1D', 15), who2021('P1Y', 5)],
      classes: bands(5, 15, 50, 90, 140),
    },
  ),
  concentration('no2', 'NO2', text('ثاني أكسيد النيتروجين', 'Dioxyde d’azote', 'Nitrogen dioxide'), {
    conversions: gasUnits(46.0055),
    checks: checksOf(1000, 120),
    limits: [decree2018('PT1H', 200), decree2018('P1Y', 40), who2021('P1D', 25), who2021('P1Y', 10)],
    classes: bands(10, 25, 60, 100, 150),
  }),
  concentration('o3', 'O3', text('الأوزون', 'Ozone', 'Ozone'), {
    conversions: gasUnits(47.998),
    checks: checksOf(600, 100),
    limits: [who2021('PT8H', 100)],
    classes: bands(60, 100, 120, 160, 180),
  }),
  concentration('so2', 'SO2', text('ثاني أكسيد الكبريت', 'Dioxyde de soufre', 'Sulphur dioxide'), {
    conversions: gasUnits(64.066),
    checks: checksOf(3000, 400),
    limits: [decree2018('PT1H', 350), decree2018('P1D', 125), who2021('P1D', 40)],
    classes: bands(20, 40, 125, 190, 275),
  }),
  concentration('co', 'CO', text('أول أكسيد الكربون', 'Monoxyde de carbone', 'Carbon monoxide'), {
    conversions: gasUnits(28.01),
    checks: checksOf(60_000, 10_000),
    limits: [who2021('P1D', 4000)],
    classes: {
      ...round(1000, 2000, 4000, 7000),
      method: text(
        'حدود مستديرة حول المستوى اليومي لمنظمة الصحة العالمية (4000) وهدفها المرحلي (7000).',
        'Limites rondes autour du niveau journalier de l’OMS (4000) et de sa cible intermédiaire (7000).',
        'Round limits around the WHO daily level (4000) and its interim target (7000).',
      ),
    },
  }),
  concentration('no', 'NO', text('أول أكسيد النيتروجين', 'Monoxyde d’azote', 'Nitric oxide'), {
    conversions: gasUnits(30.006),
    checks: checksOf(2000, 400),
    classes: round(5, 20, 50, 100),
  }),
  concentration(
    'nox',
    'NOx',
    text('أكاسيد النيتروجين (مكافئ NO2)', 'Oxydes d’azote (équivalent NO2)', 'Nitrogen oxides (as NO2)'),
    { conversions: gasUnits(46.0055), checks: checksOf(3000, 500), classes: round(20, 50, 100, 200) },
  ),
  concentration('pm1', 'PM1', text('الجسيمات PM1', 'Particules PM1', 'PM1 particles'), {
    checks: checksOf(1000, 100),
    classes: round(5, 10, 25, 50),
  }),
  {
    id: 'particles-300nm',
    title: text(
      'عدد الجسيمات الأكبر من 0,3 ميكرومتر',
      'Nombre de particules de plus de 0,3 µm',
      'Number of particles above 0.3 µm',
    ),
    symbol: 'N0.3',
    unit: '{particle}/cm3',
    decimals: 0,
    gather: 'mean',
    direction: 'higher-worse',
    checks: [
      { kind: 'range', min: 0, max: 100_000 },
      { kind: 'flat', count: 8, tolerance: 0, except: 0 },
      { kind: 'gap', longer: 'P7D' },
    ],
    classes: round(100, 500, 1000, 5000),
  },
];
