import { frenchSpaces, type Language } from '../../../sql/model/text.ts';

type Row = Record<Language, string>;
const words = (ar: string, fr: string, en: string): Row => ({ ar, fr: frenchSpaces(fr), en });

/** What the document of a case says of itself. */
export const PACK_WORDS = {
  asParty: words(
    'ملف كامل لصاحبه وللهيكل المتعهد به: فيه معطيات شخصية، فلا تنشره كما هو.',
    'Dossier complet, pour son auteur et l’organisme saisi : il contient des données personnelles, ne le publiez pas tel quel.',
    'The whole case, for who sent it and the body that has it: it holds personal data, do not publish it as it is.',
  ),
  asPublic: words(
    'الملف كما هو منشور للعموم.',
    'Le dossier tel qu’il est publié.',
    'The case as it is published.',
  ),
  number: words('عدد الملف', 'Numéro du dossier', 'Number of the case'),
  state: words('المرحلة', 'Étape', 'State'),
  structure: words('الهيكل المتعهد بالملف', 'Organisme saisi', 'Body in charge'),
  received: words('ورد في', 'Reçu le', 'Received on'),
  closed: words('أُغلق في', 'Clos le', 'Closed on'),
  asked: words('ما قُدّم', 'Ce qui a été déposé', 'What was sent'),
  clocks: words('الآجال وكيف حُسبت', 'Délais et leur calcul', 'Periods and how they were counted'),
  rules: words('ما يقوله القانون', 'Ce que dit le droit', 'What the law says'),
  yes: words('نعم', 'oui', 'yes'),
  no: words('لا', 'non', 'no'),
  applicant: words('صاحب الملف', 'le demandeur', 'the applicant'),
  officer: words('الهيكل', 'l’organisme', 'the body'),
  moderator: words('المشرف على النشر', 'la modération', 'moderation'),
  anybody: words('العموم', 'le public', 'the public'),
  system: words('بحكم الأجل', 'par l’effet du délai', 'by the end of a period'),
  made: words(
    'أُعدّت هذه الوثيقة آليا من سجل لا يُحذف منه شيء ولا يُغيَّر.',
    'Ce document est établi par la machine, d’après un registre où rien n’est effacé ni modifié.',
    'This was made by the platform from a record of which nothing is deleted or changed.',
  ),
  online: words(
    'الملف على المنصة: امسح الرمز أو افتح',
    'Le dossier en ligne : scannez ou ouvrez',
    'The case online: scan, or open',
  ),
  about: words('عن هذه الوثيقة', 'À propos de ce document', 'About this document'),
} as const satisfies Record<string, Row>;
export type PackWord = keyof typeof PACK_WORDS;
