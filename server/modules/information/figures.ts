import type { FigureDeclaration } from '../../../sql/model/records/figure.ts';
import { outcomeFigure, standardFigures } from '../../records/standard-figures.ts';
import { t } from './schema.ts';

/** What requests for information tell of the governorates of the bodies that have them. */
export const FIGURES: FigureDeclaration[] = [
  ...standardFigures(
    'information',
    t('مطالب النفاذ إلى المعلومة', 'Demandes d’information', 'Requests for information'),
  ),
  outcomeFigure('information', {
    id: 'refused',
    title: t(
      'مطالب النفاذ إلى المعلومة: نسبة الرفض',
      'Demandes d’information : part des refus',
      'Requests for information: share refused',
    ),
    states: ['refused', 'review-refused'],
    direction: 'higher-worse',
  }),
];
