import type { Check, ParameterDeclaration } from '../../../sql/model/parameter.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';
import { quality } from './quality.ts';

const ROUND = text('حدود مستديرة.', 'Limites rondes.', 'Round limits.');

type Given = Pick<ParameterDeclaration, 'gather' | 'direction' | 'description' | 'classes' | 'outlook'> & {
  decimals?: number;
  checks: Check[];
};

const volume = (id: string, symbol: string, title: Text, given: Given): ParameterDeclaration => ({
  id,
  title,
  symbol,
  unit: 'hm3',
  decimals: 2,
  conversions: [
    { from: 'm3', factor: 1e-6 },
    { from: 'km3', factor: 1000 },
  ],
  ...given,
});

/** What daily sheets of dams tell, and what governorates need and have in a year. */
const volumes: readonly ParameterDeclaration[] = [
  volume('dam-volume', 'V', text('المخزون في السدّ', 'Volume stocké', 'Volume stored'), {
    gather: 'last',
    direction: 'higher-better',
    checks: [
      { kind: 'range', min: 0, max: 900 },
      { kind: 'spike', step: 60, within: 'P3D' },
      { kind: 'gap', longer: 'P14D' },
    ],
    classes: { ramp: 'YlGnBu', breaks: [5, 20, 50, 100, 200], method: ROUND },
    outlook: {
      least: 0,
      driver: { id: 'dam-inflow' },
      stock: { empty: 0, full: { property: 'capacity_hm3' } },
    },
  }),
  volume('dam-inflow', 'Qin', text('الإيرادات', 'Apports', 'Inflow'), {
    decimals: 3,
    gather: 'sum',
    direction: 'higher-better',
    checks: [
      { kind: 'range', min: 0, max: 300 },
      { kind: 'flat', count: 5, tolerance: 0, except: 0 },
      { kind: 'gap', longer: 'P14D' },
    ],
    classes: { ramp: 'Blues', breaks: [0.05, 0.2, 1, 5], method: ROUND },
    outlook: { transform: { kind: 'sqrt' }, least: 0, extremes: 'max' },
  }),
  volume('dam-release', 'Qout', text('التصريف', 'Lâchers', 'Release'), {
    decimals: 3,
    gather: 'sum',
    direction: 'neither',
    checks: [
      { kind: 'range', min: 0, max: 300 },
      { kind: 'gap', longer: 'P14D' },
    ],
    classes: { ramp: 'Purples', breaks: [0.05, 0.2, 1, 5], method: ROUND },
    outlook: { transform: { kind: 'sqrt' }, least: 0 },
  }),
  volume('water-demand', 'D', text('الطلب على الماء', 'Demande en eau', 'Water demand'), {
    description: text(
      'ما يُسحب في السنة للشرب والفلاحة والصناعة والسياحة.',
      'Prélèvements de l’année pour l’eau potable, l’agriculture, l’industrie et le tourisme.',
      'Withdrawn in a year for drinking water, agriculture, industry and tourism.',
    ),
    decimals: 1,
    gather: 'sum',
    direction: 'higher-worse',
    checks: [{ kind: 'range', min: 0, max: 5000 }],
    classes: { ramp: 'Oranges', breaks: [25, 50, 100, 200], method: ROUND },
  }),
  volume(
    'water-availability',
    'R',
    text('الموارد المائية المتاحة', 'Ressources en eau disponibles', 'Water available'),
    {
      description: text(
        'الموارد المتجددة القابلة للتعبئة في السنة، السطحية والجوفية.',
        'Ressources renouvelables mobilisables de l’année, de surface et souterraines.',
        'Renewable resources that can be mobilised in a year, surface and ground water.',
      ),
      decimals: 1,
      gather: 'sum',
      direction: 'higher-better',
      checks: [{ kind: 'range', min: 0, max: 5000 }],
      classes: { ramp: 'YlGnBu', breaks: [25, 50, 100, 200], method: ROUND },
    },
  ),
];

export const waterParameters: readonly ParameterDeclaration[] = [...volumes, ...quality];
