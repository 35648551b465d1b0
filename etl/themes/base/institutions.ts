import type { Institution } from '../../../sql/model/institution.ts';
import { text } from '../../declare.ts';

const open = { status: 'open', source: 'sample' } as const;
const CIVIC = 'Civic facts of the project, read in the press';

/**
 * Public bodies that the layers, and later the civic modules, point to. Names are written from memory (`sample`); what is
 * said of closed bodies was read (civic facts). Bodies open, close and are succeeded: a row for each, with dates.
 */
export const institutions: readonly Institution[] = [
  {
    ...open,
    id: 'ministry-environment',
    kind: 'ministry',
    name: text('وزارة البيئة', 'Ministère de l’Environnement', 'Ministry of Environment'),
  },
  {
    ...open,
    id: 'ministry-agriculture',
    kind: 'ministry',
    name: text(
      'وزارة الفلاحة والموارد المائية والصيد البحري',
      'Ministère de l’Agriculture, des Ressources hydrauliques et de la Pêche',
      'Ministry of Agriculture, Water Resources and Fisheries',
    ),
  },
  {
    ...open,
    id: 'ministry-industry',
    kind: 'ministry',
    name: text(
      'وزارة الصناعة والمناجم والطاقة',
      'Ministère de l’Industrie, des Mines et de l’Énergie',
      'Ministry of Industry, Mines and Energy',
    ),
  },
  {
    ...open,
    id: 'ministry-transport',
    kind: 'ministry',
    name: text('وزارة النقل', 'Ministère des Transports', 'Ministry of Transport'),
  },
  {
    ...open,
    id: 'anpe',
    kind: 'agency',
    name: text(
      'الوكالة الوطنية لحماية المحيط',
      'Agence nationale de protection de l’environnement (ANPE)',
      'National Environmental Protection Agency (ANPE)',
    ),
  },
  {
    ...open,
    id: 'anged',
    kind: 'agency',
    name: text(
      'الوكالة الوطنية للتصرف في النفايات',
      'Agence nationale de gestion des déchets (ANGed)',
      'National Waste Management Agency (ANGed)',
    ),
  },
  {
    ...open,
    id: 'apal',
    kind: 'agency',
    name: text(
      'وكالة حماية وتهيئة الشريط الساحلي',
      'Agence de protection et d’aménagement du littoral (APAL)',
      'Coastal Protection and Planning Agency (APAL)',
    ),
  },
  {
    ...open,
    id: 'onas',
    kind: 'utility',
    name: text(
      'الديوان الوطني للتطهير',
      'Office national de l’assainissement (ONAS)',
      'National Sanitation Utility (ONAS)',
    ),
  },
  {
    ...open,
    id: 'sonede',
    kind: 'utility',
    name: text(
      'الشركة الوطنية لاستغلال وتوزيع المياه',
      'Société nationale d’exploitation et de distribution des eaux (SONEDE)',
      'National Water Distribution Utility (SONEDE)',
    ),
  },
  {
    ...open,
    id: 'steg',
    kind: 'utility',
    name: text(
      'الشركة التونسية للكهرباء والغاز',
      'Société tunisienne de l’électricité et du gaz (STEG)',
      'Tunisian Electricity and Gas Company (STEG)',
    ),
  },
  {
    ...open,
    id: 'dgre',
    kind: 'authority',
    name: text(
      'الإدارة العامة للموارد المائية',
      'Direction générale des ressources en eau (DGRE)',
      'General Directorate of Water Resources (DGRE)',
    ),
  },
  {
    ...open,
    id: 'dgf',
    kind: 'authority',
    name: text(
      'الإدارة العامة للغابات',
      'Direction générale des forêts (DGF)',
      'General Directorate of Forests (DGF)',
    ),
  },
  {
    ...open,
    id: 'inm',
    kind: 'authority',
    name: text(
      'المعهد الوطني للرصد الجوي',
      'Institut national de la météorologie (INM)',
      'National Institute of Meteorology (INM)',
    ),
  },
  {
    ...open,
    id: 'ins',
    kind: 'authority',
    name: text(
      'المعهد الوطني للإحصاء',
      'Institut national de la statistique (INS)',
      'National Institute of Statistics (INS)',
    ),
  },
  {
    ...open,
    id: 'ontt',
    kind: 'authority',
    name: text(
      'الديوان الوطني التونسي للسياحة',
      'Office national du tourisme tunisien (ONTT)',
      'Tunisian National Tourist Office (ONTT)',
    ),
  },
  {
    ...open,
    id: 'onm',
    kind: 'authority',
    name: text('الديوان الوطني للمناجم', 'Office national des mines (ONM)', 'National Office of Mines (ONM)'),
  },
  {
    id: 'inlucc',
    kind: 'authority',
    name: text(
      'الهيئة الوطنية لمكافحة الفساد',
      'Instance nationale de lutte contre la corruption (INLUCC)',
      'National Anti-Corruption Authority (INLUCC)',
    ),
    status: 'closed',
    validTo: '2022-01-01',
    source: CIVIC,
    note: text(
      'أُغلقت سنة 2021؛ التاريخ المسجّل هو بداية السنة الموالية لأن اليوم غير مؤكّد.',
      'Fermée en 2021 ; la date inscrite est le début de l’année suivante, le jour n’étant pas confirmé.',
      'Closed in 2021; the date given is the start of the next year, as the day is not confirmed.',
    ),
  },
  {
    id: 'inai',
    kind: 'authority',
    name: text(
      'هيئة النفاذ إلى المعلومة',
      'Instance nationale d’accès à l’information (INAI)',
      'Access to Information Authority (INAI)',
    ),
    status: 'closed',
    validTo: '2025-09-01',
    source: CIVIC,
    note: text(
      'أُغلقت في أوت 2025؛ التاريخ المسجّل هو بداية الشهر الموالي لأن اليوم غير مؤكّد.',
      'Fermée en août 2025 ; la date inscrite est le début du mois suivant, le jour n’étant pas confirmé.',
      'Closed in August 2025; the date given is the start of the next month, as the day is not confirmed.',
    ),
  },
];
