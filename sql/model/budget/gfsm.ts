import type { CodeRow } from './code.ts';

/**
 * Economic nature of expenditure: Government Finance Statistics Manual 2014 (IMF), tables 6.1 (expense, 2) and 8.1 (nonfinancial
 * assets, 31), main headings. Titles are written from memory, as those of COFOG are.
 */
export const GFSM: readonly CodeRow[] = [
  ['2', 'النفقات', 'Charges', 'Expense'],
  ['21', 'تعويضات المستخدمين', 'Rémunération des salariés', 'Compensation of employees'],
  ['211', 'الأجور والمرتبات', 'Salaires et traitements', 'Wages and salaries'],
  [
    '212',
    'مساهمات المشغّل الاجتماعية',
    'Cotisations sociales des employeurs',
    'Employers’ social contributions',
  ],
  ['22', 'استعمال السلع والخدمات', 'Utilisation de biens et services', 'Use of goods and services'],
  ['23', 'استهلاك رأس المال الثابت', 'Consommation de capital fixe', 'Consumption of fixed capital'],
  ['24', 'الفوائد', 'Intérêts', 'Interest'],
  ['241', 'فوائد لغير المقيمين', 'Intérêts aux non-résidents', 'Interest to nonresidents'],
  [
    '242',
    'فوائد لمقيمين خارج الحكومة العامة',
    'Intérêts aux résidents hors administrations publiques',
    'Interest to residents other than general government',
  ],
  [
    '243',
    'فوائد لوحدات حكومية أخرى',
    'Intérêts à d’autres administrations publiques',
    'Interest to other general government units',
  ],
  ['25', 'الدعم', 'Subventions', 'Subsidies'],
  ['251', 'دعم للمنشآت العمومية', 'Subventions aux sociétés publiques', 'Subsidies to public corporations'],
  ['252', 'دعم للمؤسسات الخاصة', 'Subventions aux entreprises privées', 'Subsidies to private enterprises'],
  ['253', 'دعم لقطاعات أخرى', 'Subventions à d’autres secteurs', 'Subsidies to other sectors'],
  ['26', 'المنح', 'Dons', 'Grants'],
  ['261', 'منح لحكومات أجنبية', 'Dons aux administrations étrangères', 'Grants to foreign governments'],
  [
    '262',
    'منح لمنظمات دولية',
    'Dons aux organisations internationales',
    'Grants to international organizations',
  ],
  [
    '263',
    'منح لوحدات حكومية أخرى',
    'Dons aux autres administrations publiques',
    'Grants to other general government units',
  ],
  ['27', 'المنافع الاجتماعية', 'Prestations sociales', 'Social benefits'],
  ['271', 'منافع الضمان الاجتماعي', 'Prestations de sécurité sociale', 'Social security benefits'],
  ['272', 'منافع المساعدة الاجتماعية', 'Prestations d’assistance sociale', 'Social assistance benefits'],
  [
    '273',
    'منافع اجتماعية متصلة بالعمل',
    'Prestations sociales liées à l’emploi',
    'Employment-related social benefits',
  ],
  ['28', 'نفقات أخرى', 'Autres charges', 'Other expense'],
  [
    '281',
    'نفقات الملكية غير الفوائد',
    'Charges liées à la propriété autres que les intérêts',
    'Property expense other than interest',
  ],
  ['282', 'تحويلات غير مصنفة', 'Transferts n.c.a.', 'Transfers not elsewhere classified'],
  [
    '31',
    'الاستثمار في الأصول غير المالية',
    'Investissement net en actifs non financiers',
    'Net investment in nonfinancial assets',
  ],
  ['311', 'الأصول الثابتة', 'Actifs fixes', 'Fixed assets'],
  ['312', 'المخزونات', 'Stocks', 'Inventories'],
  ['313', 'الأشياء الثمينة', 'Objets de valeur', 'Valuables'],
  ['314', 'الأصول غير المنتجة', 'Actifs non produits', 'Nonproduced assets'],
];
