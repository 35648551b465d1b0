import { frenchSpaces, type Language } from '../../../sql/model/text.ts';

type Row = Record<Language, string>;
const words = (ar: string, fr: string, en: string): Row => ({ ar, fr: frenchSpaces(fr), en });

/** What the annual reports say of themselves; `{a}` and the like are put in place. */
export const REPORT_WORDS = {
  tax: words(
    'تقرير النفقات الجبائية لسنة {year}',
    'Rapport sur les dépenses fiscales {year}',
    'Tax expenditure report {year}',
  ),
  compliance: words(
    'تقرير الامتثال الجبائي لسنة {year}',
    'Rapport sur la conformité fiscale {year}',
    'Tax compliance report {year}',
  ),
  taxLead: words(
    'ما تتخلى عنه الدولة من موارد جبائية: الإجراء وسنده القانوني وهدفه والمنتفعون به ومبلغه وطريقة تقديره.',
    'Ce à quoi l’État renonce : mesure, base légale, objectif, bénéficiaires, montant et méthode d’estimation.',
    'What the state forgoes: measure, legal basis, objective, beneficiaries, amount and how it was reckoned.',
  ),
  complianceLead: words(
    'المطالبون بالأداء: المسجَّلون منهم، ومن صرّح ومن دفع في الآجال، والمراجعات الجبائية والديون المتخلدة.',
    'Les contribuables : inscrits, déclarants, payeurs à temps ; contrôles et arriérés.',
    'Taxpayers: registered, filing, paying on time; audits and arrears.',
  ),
  pair: words('{name}: {told}', '{name} : {told}', '{name}: {told}'),
  main: words('أهم ما في التقرير', 'L’essentiel', 'In short'),
  whole: words('مجموع النفقات الجبائية', 'Total des dépenses fiscales', 'Tax expenditures, total'),
  against: words('{change} مقارنة بسنة {year}', '{change} par rapport à {year}', '{change} on {year}'),
  ofVoted: words('نسبة إلى الميزانية', 'Rapporté au budget', 'Against the budget'),
  ofVotedNote: words(
    'من النفقات المصادق عليها: {amount}',
    'des dépenses votées : {amount}',
    'of spending as voted: {amount}',
  ),
  count: words('عدد الإجراءات', 'Nombre de mesures', 'Measures'),
  notEstimatedCount: words(
    'منها غير مقدَّرة: {count}',
    'dont non estimées : {count}',
    'of which not estimated: {count}',
  ),
  largest: words('أكبر إجراء', 'Première mesure', 'Largest measure'),
  byTax: words('حسب الأداء', 'Par impôt', 'By tax'),
  byTaxLead: words(
    'مبالغ سنة {year}، ونسبة كل أداء من المجموع.',
    'Montants de {year} et part de chaque impôt dans le total.',
    'Amounts of {year}, and the share of each tax in the total.',
  ),
  measures: words('الإجراءات', 'Mesures', 'Measures'),
  measuresLead: words(
    'كل الإجراءات حسب الأداء، من الأكبر إلى الأصغر في سنة {year}.',
    'Toutes les mesures, par impôt, de la plus coûteuse à la moins coûteuse en {year}.',
    'All measures by tax, the largest of {year} first.',
  ),
  total: words('المجموع', 'Total', 'Total'),
  tax_: words('الأداء', 'Impôt', 'Tax'),
  measure: words('الإجراء وسنده القانوني', 'Mesure et base légale', 'Measure and legal basis'),
  objective: words('الهدف', 'Objectif', 'Objective'),
  beneficiaries: words('المنتفعون', 'Bénéficiaires', 'Beneficiaries'),
  method: words('طريقة التقدير', 'Méthode', 'Method'),
  methods: words('طريقة الاحتساب', 'Méthode', 'Method'),
  'revenue-forgone': words('الخسارة الأولية', 'Perte initiale', 'Revenue forgone'),
  'revenue-forgone-is': words(
    'الفرق بين الأداء حسب القاعدة العامة والأداء المدفوع فعلا، على أساس سلوك لا يتغيّر.',
    'Écart entre l’impôt dû selon la règle générale et l’impôt payé, à comportement inchangé.',
    'The difference between tax by the general rule and tax paid, behaviour unchanged.',
  ),
  'revenue-gain': words('الربح النهائي', 'Gain final', 'Revenue gain'),
  'revenue-gain-is': words(
    'ما قد يُستخلص لو أُلغي الإجراء، باعتبار تغيّر السلوك.',
    'Ce que rapporterait la suppression de la mesure, compte tenu des changements de comportement.',
    'What would be collected if the measure were repealed, changes of behaviour included.',
  ),
  'outlay-equivalent': words('معادل الإنفاق', 'Équivalent en subvention', 'Outlay equivalent'),
  'outlay-equivalent-is': words(
    'ما كانت ستتكلّفه منحة مباشرة تعطي المنتفع النفع نفسه.',
    'Coût d’une aide directe qui laisserait au bénéficiaire le même avantage.',
    'The cost of a direct grant that would leave the beneficiary as well off.',
  ),
  'not-estimated': words('غير مقدَّر', 'Non estimé', 'Not estimated'),
  'not-estimated-is': words(
    'لا معطيات تسمح بالتقدير؛ لا يدخل الإجراء في المجموع.',
    'Les données ne permettent pas d’estimation ; la mesure n’entre pas dans le total.',
    'No data to reckon it from; the measure is not in the total.',
  ),
  taxMethod: words(
    'النفقة الجبائية خروج عن القاعدة العامة للأداء لفائدة نشاط أو صنف من المطالبين بالأداء. لا تُجمع المبالغ جمعا دقيقا، لأن إلغاء إجراء يغيّر كلفة غيره؛ فالمجموع رتبة حجم.',
    'Une dépense fiscale est un écart à la règle générale d’un impôt en faveur d’une activité ou d’une catégorie de contribuables. Les montants ne s’additionnent pas rigoureusement, car supprimer une mesure en change d’autres : le total est un ordre de grandeur.',
    'A tax expenditure departs from the general rule of a tax in favour of an activity or a group of taxpayers. Amounts do not add up strictly, as removing one measure changes others: the total is an order of magnitude.',
  ),
  paid: words('دفعوا في الآجال', 'Ont payé à temps', 'Paid on time'),
  paidNote: words('من {count} مسجَّلا', 'sur {count} inscriptions', 'of {count} registrations'),
  auditsNote: words('المبالغ الموظَّفة: {amount}', 'redressements : {amount}', 'reassessed: {amount}'),
  arrearsNote: words('في موفّى سنة {year}', 'fin {year}', 'at the end of {year}'),
  before: words('في سنة {year}: {share}', 'En {year} : {share}', 'In {year}: {share}'),
  registered: words('المسجَّلون', 'Inscrits', 'Registered'),
  filed: words('صرّحوا', 'Ont déclaré', 'Filed'),
  filedOnTime: words('صرّحوا في الآجال', 'Ont déclaré à temps', 'Filed on time'),
  paidOnTime: words('دفعوا في الآجال', 'Ont payé à temps', 'Paid on time'),
  audits: words('المراجعات', 'Contrôles', 'Audits'),
  reassessed: words('المبالغ الموظَّفة', 'Redressements', 'Reassessed'),
  arrears: words('الديون المتخلدة', 'Arriérés', 'Arrears'),
  taxes: words('حسب الأداء، سنة {year}', 'Par impôt en {year}', 'By tax, {year}'),
  taxesLead: words(
    'نسبة المسجَّلين الذين دفعوا في الآجال، ثم كل خطوة من خطواتهم.',
    'Part des inscrits qui ont payé à temps, puis chaque étape qui y mène.',
    'Share of those registered who paid on time, then each step that leads there.',
  ),
  years: words('عبر السنوات', 'Au fil des années', 'Through the years'),
  yearsLead: words(
    'كل أداء من سنة إلى أخرى.',
    'Chaque impôt d’une année à l’autre.',
    'Each tax from year to year.',
  ),
  year: words('السنة', 'Année', 'Year'),
  registeredIs: words(
    'المطالبون بالأداء الذين لهم واجب التصريح بهذا الأداء؛ من يخضع لأداءين يُحسب مرتين.',
    'Contribuables tenus de déclarer cet impôt ; qui relève de deux impôts compte deux fois.',
    'Taxpayers who must file for this tax; whoever is liable to two counts twice.',
  ),
  filedIs: words(
    'من أودع تصريح السنة، وإن تأخّر.',
    'Ont déposé la déclaration de l’année, même en retard.',
    'Have filed the return of the year, even late.',
  ),
  paidOnTimeIs: words(
    'من دفع كامل الأداء في الأجل القانوني.',
    'Ont payé tout l’impôt dans le délai légal.',
    'Have paid all of the tax within the legal time.',
  ),
  auditsIs: words(
    'المراجعات المنتهية في السنة؛ المبالغ الموظَّفة هي ما طولب به إثرها.',
    'Contrôles achevés dans l’année ; les redressements sont les sommes réclamées à leur suite.',
    'Audits completed in the year; reassessed is what was claimed after them.',
  ),
  arrearsIs: words(
    'ما حلّ أجله ولم يُستخلص إلى موفّى السنة.',
    'Sommes échues et non recouvrées à la fin de l’année.',
    'Sums due and not collected by the end of the year.',
  ),
  complianceMethod: words(
    'كل النسب من المسجَّلين في الأداء نفسه.',
    'Toutes les parts sont en pourcentage des inscrits au même impôt.',
    'All shares are of those registered for the same tax.',
  ),
  sources: words('المصادر والرخصة', 'Sources et licence', 'Sources and licence'),
  source: words('المصدر: {source}', 'Source : {source}', 'Source: {source}'),
  licence: words('الرخصة: {licence}', 'Licence : {licence}', 'Licence: {licence}'),
  version: words(
    'النسخة {version} من الميزانية. المعطيات المفتوحة: {address}',
    'Version {version} du budget. Données ouvertes : {address}',
    'Version {version} of the budget. Open data: {address}',
  ),
} as const;
export type ReportWord = keyof typeof REPORT_WORDS;
