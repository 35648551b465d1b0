import type { FigureDeclaration } from '../../../sql/model/records/figure.ts';
import { countedFigure, outcomeFigure, standardFigures } from '../../records/standard-figures.ts';
import { t } from './schema.ts';

/** What petitions tell of governorates, year by year: how many, how late, how many refused, and how many signed there. */
export const FIGURES: FigureDeclaration[] = [
  // A petition is closed long after its response: the time until then says nothing of whoever answers.
  ...standardFigures(
    'petitions',
    t('العرائض الجماعية', 'Pétitions collectives', 'Collective petitions'),
  ).filter(({ measure }) => measure !== 'median-days'),
  countedFigure('petitions', {
    ...{ id: 'signatures', count: 'signatures', headline: true },
    title: t('التوقيعات على العرائض', 'Signatures de pétitions', 'Signatures of petitions'),
    limits: [100, 1000, 10_000, 100_000],
  }),
  outcomeFigure('petitions', {
    id: 'refused',
    title: t(
      'العرائض الجماعية: نسبة غير المقبولة',
      'Pétitions collectives : part des non acceptées',
      'Collective petitions: share not accepted',
    ),
    states: ['refused', 'refused-hidden'],
    direction: 'neither',
  }),
];
