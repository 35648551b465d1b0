import type { Module } from '../../records/module.ts';
import { budgetEndpoints } from './routes.ts';
import { uploadEndpoints } from './uploads.ts';

/** The open budget: lines, not cases, so that it has no workflow. */
export const budget: Module = {
  id: 'budget',
  title: { ar: 'ميزانية الدولة', fr: 'Budget de l’État', en: 'State budget' },
  about: {
    ar: 'أين يذهب المال العام: ما صودق عليه وما عُدِّل وما نُفِّذ، حسب الإدارة والوظيفة والمكان، والنفقات الجبائية والامتثال الجبائي.',
    fr: 'Où va l’argent public : voté, révisé, exécuté, par administration, fonction et lieu ; dépenses fiscales et conformité fiscale.',
    en: 'Where public money goes: voted, revised and spent, by administration, function and place; tax expenditures and compliance.',
  },
  web: { page: '/budget', sample: true },
  files: [
    {
      title: { ar: 'حزمة بيانات مالية', fr: 'Paquet de données budgétaires', en: 'Fiscal Data Package' },
      path: '/api/budget/datapackage.json',
      media: 'application/json',
    },
    {
      title: { ar: 'أسطر الميزانية', fr: 'Lignes du budget', en: 'Lines of the budget' },
      path: '/api/budget/lines?f=csv',
      media: 'text/csv',
    },
    {
      title: { ar: 'المبالغ حسب الوظيفة', fr: 'Montants par fonction', en: 'Sums by function' },
      path: '/api/budget/sums?f=csv',
      media: 'text/csv',
    },
    {
      title: { ar: 'النفقات الجبائية', fr: 'Dépenses fiscales', en: 'Tax expenditures' },
      path: '/api/budget/tax-expenditure?f=csv',
      media: 'text/csv',
    },
    {
      title: { ar: 'الامتثال الجبائي', fr: 'Conformité fiscale', en: 'Tax compliance' },
      path: '/api/budget/compliance?f=csv',
      media: 'text/csv',
    },
  ],
  endpoints: [...budgetEndpoints, ...uploadEndpoints],
};
