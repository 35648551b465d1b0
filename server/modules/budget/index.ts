import type { Module } from '../../records/module.ts';
import { budgetEndpoints } from './routes.ts';
import { uploadEndpoints } from './uploads.ts';

/** The open budget: lines, not cases, so that it has no workflow. */
export const budget: Module = {
  id: 'budget',
  title: { ar: 'ميزانية الدولة', fr: 'Budget de l’État', en: 'State budget' },
  about: {
    ar: 'أين يذهب المال العام: ما صُوِّت عليه وما عُدِّل وما نُفّذ، حسب الإدارة والوظيفة والمكان، والنفقات الجبائية والامتثال الجبائي.',
    fr: 'Où va l’argent public : voté, révisé, exécuté, par administration, fonction et lieu ; dépenses fiscales et discipline fiscale.',
    en: 'Where public money goes: voted, revised and spent, by administration, function and place; tax expenditures and compliance.',
  },
  web: { page: '/budget', sample: true },
  endpoints: [...budgetEndpoints, ...uploadEndpoints],
};
