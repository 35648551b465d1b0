import type { Classification, DocumentClass } from '../../../../sql/model/information/classification.ts';
import { t } from '../schema.ts';

type Rule = Pick<DocumentClass, 'current' | 'intermediate' | 'fate' | 'access' | 'basis'>;
const NONE: Rule = { current: null, intermediate: null, fate: null, access: null, basis: null };
const OPEN = t(
  'القانون الأساسي 2016-22، القاعدة العامة',
  'loi organique 2016-22, règle générale',
  'Organic Law 2016-22, the rule',
);
const PERSONAL = t(
  'معطيات شخصية (القانون الأساسي 2004-63)',
  'données personnelles (loi organique 2004-63)',
  'personal data (Organic Law 2004-63)',
);
const HARM = t(
  'الفصلان 24 و25، بعد اختبار الضرر',
  'articles 24 et 25, après test du préjudice',
  'articles 24 and 25, after the harm test',
);

const kept = (
  current: number,
  intermediate: number,
  fate: NonNullable<Rule['fate']>,
  access: NonNullable<Rule['access']>,
): Rule => ({
  ...{ current, intermediate, fate, access },
  basis: { open: OPEN, partly: PERSONAL, closed: HARM }[access],
});
const group = (code: string, ar: string, fr: string, en: string): DocumentClass => ({
  ...{ code, parent: null, title: t(ar, fr, en) },
  ...NONE,
});
const kind = (code: string, rule: Rule, ar: string, fr: string, en: string): DocumentClass => ({
  ...{ code, parent: code.split('.').slice(0, -1).join('.'), title: t(ar, fr, en) },
  ...rule,
});

/**
 * What is shown while an office has put in no scheme of its own: classes that public bodies commonly have, with periods and fates
 * guessed. Among the sources that were opened, no public scheme of Tunisia's administrations is an open file.
 */
export const SAMPLE: Classification = {
  status: 'sample',
  source: t(
    'عيّنة كتبها المشروع من الذاكرة؛ ليست جدولا رسميا لمدد الاستبقاء',
    'Échantillon écrit de mémoire par le projet ; ce n’est pas un tableau officiel de conservation',
    'A sample that the project wrote from memory; no official retention schedule',
  ),
  classes: [
    group('1', 'التسيير والتنظيم', 'Direction et organisation', 'Management and organisation'),
    kind(
      '1.1',
      kept(5, 10, 'keep', 'open'),
      'محاضر الجلسات',
      'Procès-verbaux de réunions',
      'Minutes of meetings',
    ),
    kind('1.2', kept(2, 8, 'select', 'partly'), 'المراسلات', 'Correspondance', 'Correspondence'),
    kind('1.3', kept(5, 5, 'keep', 'open'), 'تقارير النشاط', 'Rapports d’activité', 'Reports of activity'),
    kind(
      '1.4',
      kept(5, 10, 'keep', 'open'),
      'المناشير والتعليمات الداخلية',
      'Circulaires et instructions',
      'Circulars and instructions',
    ),
    group('2', 'الموارد البشرية', 'Ressources humaines', 'Staff'),
    kind('2.1', kept(50, 30, 'select', 'partly'), 'ملفات الأعوان', 'Dossiers du personnel', 'Files of staff'),
    kind(
      '2.2',
      kept(5, 5, 'select', 'partly'),
      'المناظرات والانتداب',
      'Concours et recrutements',
      'Competitions and hiring',
    ),
    kind('2.3', kept(10, 40, 'destroy', 'partly'), 'الأجور', 'Paie', 'Pay'),
    kind('2.4', kept(3, 5, 'destroy', 'open'), 'التكوين', 'Formation', 'Training'),
    group('3', 'المالية والمحاسبة', 'Finances et comptabilité', 'Finance and accounts'),
    kind(
      '3.1',
      kept(5, 10, 'keep', 'open'),
      'الميزانية وتنفيذها',
      'Budget et exécution',
      'Budget and its execution',
    ),
    kind(
      '3.2',
      kept(5, 5, 'destroy', 'open'),
      'الوثائق المحاسبية',
      'Pièces comptables',
      'Accounting documents',
    ),
    kind(
      '3.3',
      kept(5, 10, 'keep', 'open'),
      'تقارير الرقابة والتدقيق',
      'Contrôles et audits',
      'Controls and audits',
    ),
    group('4', 'الشراءات والصفقات', 'Achats et marchés', 'Purchases and contracts'),
    kind(
      '4.1',
      kept(5, 10, 'select', 'open'),
      'ملفات الصفقات العمومية',
      'Dossiers de marchés publics',
      'Files of public contracts',
    ),
    kind('4.2', kept(1, 9, 'destroy', 'closed'), 'عروض لم تُقبل', 'Offres non retenues', 'Offers not taken'),
    kind(
      '4.3',
      kept(5, 10, 'select', 'open'),
      'العقود والاتفاقيات',
      'Contrats et conventions',
      'Contracts and agreements',
    ),
    group('5', 'الشؤون القانونية', 'Affaires juridiques', 'Legal affairs'),
    kind('5.1', kept(10, 10, 'keep', 'open'), 'مشاريع النصوص', 'Projets de textes', 'Drafts of texts'),
    kind(
      '5.2',
      kept(10, 10, 'select', 'closed'),
      'النزاعات الجارية',
      'Contentieux en cours',
      'Litigation under way',
    ),
    group('6', 'العلاقة مع المواطن', 'Relations avec le citoyen', 'Citizens'),
    kind(
      '6.1',
      kept(3, 7, 'select', 'partly'),
      'مطالب النفاذ إلى المعلومة',
      'Demandes d’accès à l’information',
      'Requests for information',
    ),
    kind('6.2', kept(3, 7, 'select', 'partly'), 'الشكاوى', 'Plaintes et réclamations', 'Complaints'),
    kind(
      '6.3',
      kept(10, 10, 'select', 'open'),
      'الرخص والتراخيص',
      'Permis et autorisations',
      'Permits and licences',
    ),
    group(
      '7',
      'البيئة والتنمية المستدامة',
      'Environnement et développement durable',
      'Environment and sustainable development',
    ),
    kind(
      '7.1',
      kept(10, 20, 'keep', 'open'),
      'دراسات المؤثرات على المحيط',
      'Études d’impact sur l’environnement',
      'Environmental impact studies',
    ),
    kind(
      '7.2',
      kept(10, 20, 'keep', 'open'),
      'قياسات جودة الماء والهواء',
      'Mesures de l’eau et de l’air',
      'Measurements of water and air',
    ),
    kind(
      '7.3',
      kept(5, 10, 'select', 'partly'),
      'محاضر المعاينة والمخالفات',
      'Constats et infractions',
      'Inspections and offences',
    ),
    kind(
      '7.4',
      kept(10, 10, 'select', 'open'),
      'رخص السكب والتصريف',
      'Autorisations de rejet',
      'Discharge permits',
    ),
    group('8', 'الممتلكات والوسائل', 'Patrimoine et moyens', 'Property and means'),
    kind(
      '8.1',
      kept(20, 20, 'keep', 'open'),
      'العقارات والبناءات',
      'Immeubles et bâtiments',
      'Land and buildings',
    ),
    kind(
      '8.2',
      kept(5, 5, 'destroy', 'open'),
      'السيارات والتجهيزات',
      'Véhicules et équipements',
      'Vehicles and equipment',
    ),
    kind(
      '8.3',
      kept(3, 5, 'destroy', 'closed'),
      'سلامة الأنظمة المعلوماتية',
      'Sécurité des systèmes d’information',
      'Security of information systems',
    ),
  ],
};
