import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

/** What people are like whom a hazard meets, and who helps them: yearly, by governorate. */
export const riskParameters = [
  yearly({
    id: 'poverty-rate',
    title: text('نسبة الفقر', 'Taux de pauvreté', 'Poverty rate'),
    unit: '%',
    decimals: 1,
    gather: 'last',
    direction: 'higher-worse',
    most: 100,
    ramp: 'Oranges',
    breaks: [8, 14, 20, 26],
  }),
  yearly({
    id: 'dependent-share',
    title: text('نسبة الأطفال والمسنين', 'Part des enfants et des âgés', 'Children and elderly, share'),
    description: text(
      'من هم دون 15 سنة أو فوق 64 من جملة السكان.',
      'Moins de 15 ans et plus de 64 ans parmi la population.',
      'Those under 15 or over 64 among all people.',
    ),
    unit: '%',
    decimals: 1,
    gather: 'last',
    direction: 'higher-worse',
    most: 100,
    ramp: 'Purples',
    breaks: [31, 33, 35, 37],
  }),
  yearly({
    id: 'doctors',
    title: text('الأطباء', 'Médecins', 'Doctors'),
    unit: '{person}',
    gather: 'last',
    direction: 'higher-better',
    most: 200_000,
    ramp: 'Greens',
    breaks: [150, 300, 600, 1200],
  }),
];
