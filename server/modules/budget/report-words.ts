import { frenchSpaces, type Language } from '../../../sql/model/text.ts';

type Row = Record<Language, string>;
const words = (ar: string, fr: string, en: string): Row => ({ ar, fr: frenchSpaces(fr), en });

/** What the annual reports say of themselves. */
export const REPORT_WORDS = {
  tax: words('تقرير النفقات الجبائية', 'Rapport sur les dépenses fiscales', 'Tax expenditure report'),
  compliance: words('تقرير الامتثال الجبائي', 'Rapport sur la discipline fiscale', 'Tax compliance report'),
  taxLead: words(
    'ما تتنازل عنه الدولة من الأداء: الإجراء وسنده القانوني وهدفه والمنتفعون به ومبلغه وطريقة تقديره.',
    'Ce à quoi l’État renonce : mesure, base légale, objectif, bénéficiaires, montant et méthode.',
    'What the state forgoes: measure, legal basis, objective, beneficiaries, amount and method.',
  ),
  complianceLead: words(
    'كم مطالَبا بالأداء مسجَّل، وكم صرّح ودفع في الأجل، وما روجع وما بقي دينا.',
    'Combien de contribuables inscrits, déclarant et payant à temps ; contrôles et arriérés.',
    'How many taxpayers are registered, file and pay on time; audits and arrears.',
  ),
  contents: words('المحتوى', 'Sommaire', 'Contents'),
  readMore: words('المزيد', 'En savoir plus', 'Read more'),
  overview: words('نظرة عامة', 'Vue d’ensemble', 'Overview'),
  measures: words('الإجراءات', 'Mesures', 'Measures'),
  taxes: words('الأداءات', 'Impôts', 'Taxes'),
  total: words('المجموع', 'Total', 'Total'),
  byTax: words('حسب الأداء', 'Par impôt', 'By tax'),
  main: words('أهم ما في التقرير', 'L’essentiel', 'In short'),
  amount: words('المبلغ', 'Montant', 'Amount'),
  count: words('عدد الإجراءات', 'Mesures', 'Measures'),
  tax_: words('الأداء', 'Impôt', 'Tax'),
  measure: words('الإجراء والسند القانوني', 'Mesure et base légale', 'Measure and legal basis'),
  objective: words('الهدف', 'Objectif', 'Objective'),
  beneficiaries: words('المنتفعون', 'Bénéficiaires', 'Beneficiaries'),
  method: words('الطريقة', 'Méthode', 'Method'),
  'revenue-forgone': words('الخسارة الأولية', 'Perte initiale', 'Revenue forgone'),
  'revenue-gain': words('الربح النهائي', 'Gain final', 'Revenue gain'),
  'outlay-equivalent': words('معادل الإنفاق', 'Équivalent en subvention', 'Outlay equivalent'),
  'not-estimated': words('غير مقدَّر', 'Non estimé', 'Not estimated'),
  registered: words('مسجَّلون', 'Inscrits', 'Registered'),
  filed: words('صرّحوا', 'Ont déclaré', 'Filed'),
  filedOnTime: words('في الأجل', 'À temps', 'On time'),
  paidOnTime: words('دفعوا في الأجل', 'Payé à temps', 'Paid on time'),
  audits: words('مراجعات', 'Contrôles', 'Audits'),
  reassessed: words('مبالغ معدَّلة', 'Redressements', 'Reassessed'),
  arrears: words('متخلدات', 'Arriérés', 'Arrears'),
  year: words('السنة', 'Année', 'Year'),
  sources: words('المصادر والطرق', 'Sources et méthodes', 'Sources and methods'),
  more: words('و{n} أخرى', 'et {n} de plus', 'and {n} more'),
  taxMethod: words(
    'الخسارة الأولية: الفرق بين الأداء حسب القاعدة العامة وما يُدفع فعلا، بافتراض سلوك لا يتغير. مبالغ الإجراءات لا تُجمع جمعا دقيقا لأن إلغاء أحدها يغيّر غيره؛ المجموع لرتبة الحجم.',
    'Perte initiale : écart entre l’impôt selon la règle générale et l’impôt payé, à comportement inchangé. Les montants ne s’additionnent pas rigoureusement, car supprimer une mesure en change d’autres ; le total est un ordre de grandeur.',
    'Revenue forgone: the difference between tax by the general rule and tax paid, behaviour unchanged. Amounts of measures do not add up strictly, as removing one changes others; the total is an order of magnitude.',
  ),
  complianceMethod: words(
    'النسب من المسجَّلين؛ التصريح في الأجل من المصرّحين. المتخلدات في آخر السنة.',
    'Parts des inscrits ; déclarations à temps parmi celles déposées. Arriérés en fin d’année.',
    'Shares of those registered; returns on time of those filed. Arrears at the end of the year.',
  ),
} as const;
export type ReportWord = keyof typeof REPORT_WORDS;
