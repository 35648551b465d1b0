import { text } from '../../declare.ts';
import { yearly } from '../../declare-yearly.ts';

/** What was spent in a place in a year, by the lines of the budget that name it (`sql/model/budget/figures.ts` has which lines). */
export const moneyParameters = [
  yearly({
    id: 'public-spending',
    title: text('الإنفاق العمومي المنفَّذ', 'Dépense publique exécutée', 'Public spending, executed'),
    description: text(
      'مجموع ما نُفِّذ من أسطر الميزانية التي تخص المكان، بالأسعار الجارية.',
      'Somme des montants exécutés des lignes du budget qui désignent le lieu, en prix courants.',
      'Sum of what was executed of the budget lines that name the place, in current prices.',
    ),
    unit: 'TND',
    gather: 'sum',
    direction: 'neither',
    most: 1e12,
    ramp: 'Purples',
    breaks: [1e8, 2e8, 4e8, 8e8],
  }),
  yearly({
    id: 'environment-spending',
    title: text(
      'الإنفاق على حماية البيئة المنفَّذ',
      'Dépense pour l’environnement exécutée',
      'Environmental spending, executed',
    ),
    description: text(
      'مثله، للأسطر المصنَّفة في القسم 05 من COFOG (حماية البيئة).',
      'De même, pour les lignes de la division 05 de la COFOG (protection de l’environnement).',
      'Likewise, of lines in division 05 of COFOG (environmental protection).',
    ),
    unit: 'TND',
    gather: 'sum',
    direction: 'neither',
    most: 1e12,
    ramp: 'Greens',
    breaks: [5e6, 1e7, 2e7, 4e7],
  }),
];
