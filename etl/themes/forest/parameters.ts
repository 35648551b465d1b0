import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

const area = { unit: 'har', most: 20_000_000 } as const;

/** Woods of a place, and what came and went in a year. */
export const forestParameters = [
  yearly({
    ...area,
    id: 'forest-area',
    title: text('مساحة الغابات', 'Superficie forestière', 'Forest area'),
    gather: 'last',
    direction: 'higher-better',
    ramp: 'Greens',
    breaks: [5000, 20_000, 50_000, 100_000],
    conversions: [{ from: 'km2', factor: 100 }],
  }),
  yearly({
    ...area,
    id: 'forest-loss',
    title: text('الغابات المفقودة', 'Perte de forêt', 'Forest lost'),
    description: text(
      'ما أُحرق أو أُزيل في السنة.',
      'Brûlée ou défrichée dans l’année.',
      'Burnt or cleared in the year.',
    ),
    gather: 'sum',
    direction: 'higher-worse',
    ramp: 'Oranges',
    breaks: [50, 150, 400, 1000],
    conversions: [{ from: 'km2', factor: 100 }],
  }),
  yearly({
    ...area,
    id: 'forest-gain',
    title: text('الغابات المكتسَبة', 'Gain de forêt', 'Forest gained'),
    description: text(
      'ما غُرس أو استعاد غطاءه في السنة.',
      'Plantée ou reconstituée dans l’année.',
      'Planted or grown again in the year.',
    ),
    gather: 'sum',
    direction: 'higher-better',
    ramp: 'Greens',
    breaks: [50, 150, 400, 1000],
    conversions: [{ from: 'km2', factor: 100 }],
  }),
];
