import type { Basis, Setting } from '../../../sql/model/records/basis.ts';
import type { FormDeclaration } from '../../../sql/model/records/form.ts';
import { frenchSpaces, type Text } from '../../../sql/model/text.ts';

/** A text in three languages, French with its spaces. */
export const t = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

/** No decree on collective petitions was found: every number can be set, and is told as a rule of the platform. */
export const RULE: Basis = { kind: 'platform-rule' };

const setting = (id: string, value: number, [min, max]: [number, number], title: Text): Setting => ({
  ...{ id, title, value, min, max, basis: RULE },
});

/** Thresholds and periods, after the model of other parliaments' petition systems (5, 10,000, 100,000; six months). */
export const SETTINGS: Setting[] = [
  setting(
    'sponsors',
    5,
    [1, 100],
    t(
      'المساندون اللازمون قبل المراجعة والنشر',
      'Parrains nécessaires avant examen et publication',
      'Sponsors before review and publication',
    ),
  ),
  setting(
    'response-at',
    10_000,
    [1, 10_000_000],
    t('توقيعات توجب ردا', 'Signatures qui obligent à répondre', 'Signatures at which a response is owed'),
  ),
  setting(
    'debate-at',
    100_000,
    [1, 10_000_000],
    t('توقيعات توجب نقاشا', 'Signatures qui obligent à débattre', 'Signatures at which a debate is owed'),
  ),
  setting(
    'sponsor-days',
    90,
    [1, 365],
    t('أجل جمع المساندين، بالأيام', 'Recherche des parrains, en jours', 'To find sponsors, in days'),
  ),
  setting(
    'moderation-days',
    7,
    [1, 90],
    t('المراجعة، بأيام العمل', 'Examen, en jours ouvrables', 'Review, in working days'),
  ),
  setting(
    'open-days',
    180,
    [1, 730],
    t('مدة جمع التوقيعات، بالأيام', 'Recueil des signatures, en jours', 'Open to signatures, in days'),
  ),
  setting('response-days', 60, [1, 365], t('الرد، بالأيام', 'Réponse, en jours', 'Response, in days')),
  setting('debate-days', 90, [1, 365], t('النقاش، بالأيام', 'Débat, en jours', 'Debate, in days')),
  setting(
    'outcome-days',
    180,
    [1, 730],
    t('الإعلام بالمآل، بالأيام', 'Suites données, en jours', 'To tell the outcome, in days'),
  ),
  setting(
    'network-per-hour',
    30,
    [1, 10_000],
    t(
      'توقيعات من شبكة واحدة في الساعة قبل التثبت',
      'Signatures d’un même réseau par heure avant vérification',
      'Signatures of one network an hour before they are looked at',
    ),
  ),
  setting(
    'alike-per-day',
    4,
    [1, 1000],
    t(
      'عناوين متسلسلة في اليوم قبل التثبت',
      'Adresses en série par jour avant vérification',
      'Addresses in a row a day before they are looked at',
    ),
  ),
];

/** What a petition can be about. */
const TOPICS = [
  { id: 'environment', label: t('البيئة', 'Environnement', 'Environment') },
  { id: 'water', label: t('الماء والتطهير', 'Eau et assainissement', 'Water and sanitation') },
  { id: 'health', label: t('الصحة', 'Santé', 'Health') },
  { id: 'education', label: t('التعليم', 'Éducation', 'Education') },
  { id: 'transport', label: t('النقل والطرقات', 'Transports et routes', 'Transport and roads') },
  { id: 'economy', label: t('الاقتصاد والتشغيل', 'Économie et emploi', 'Economy and work') },
  { id: 'rights', label: t('الحقوق والحريات', 'Droits et libertés', 'Rights and freedoms') },
  { id: 'other', label: t('غير ذلك', 'Autre', 'Other') },
];

/** The words of a petition; amended by the same fields where edits are asked for. */
export const WORDS: FormDeclaration['fields'] = [
  {
    ...{ id: 'title', kind: 'text', required: true, audience: 'public', most: 120, showsAlike: true },
    label: t('ما تطلبه، في سطر', 'Ce que vous demandez, en une ligne', 'What you ask for, in a line'),
    hint: t(
      'ابدأ بفعل: «أعيدوا فتح…»، «احموا…».',
      'Commencez par un verbe : « Rouvrir… », « Protéger… ».',
      'Begin with a verb: “Reopen…”, “Protect…”.',
    ),
  },
  {
    ...{ id: 'ask', kind: 'long-text', required: true, audience: 'public', least: 20, most: 1000 },
    label: t('ما الذي يجب فعله', 'Ce qui doit être fait', 'What is to be done'),
  },
  {
    ...{ id: 'background', kind: 'long-text', audience: 'public', most: 4000 },
    label: t('لماذا', 'Pourquoi', 'Why'),
    hint: t(
      'الوقائع ومصادرها. لا تذكر أشخاصا بعينهم: يُنشر هذا النص.',
      'Les faits et leurs sources. Ne mettez personne en cause : ce texte est publié.',
      'The facts and their sources. Name no private persons: this text is published.',
    ),
  },
];

/** How a petition is begun. */
export const FORM: FormDeclaration = {
  fields: [
    ...WORDS,
    {
      ...{ id: 'addressee', kind: 'body', required: true, audience: 'public' },
      label: t('الهيكل المخاطَب', 'À qui elle s’adresse', 'Whom it is addressed to'),
      hint: t('هو الذي يجيب.', 'C’est lui qui répondra.', 'It is the one to answer.'),
    },
    {
      ...{ id: 'topic', kind: 'choice', required: true, audience: 'public', options: TOPICS },
      label: t('المجال', 'Domaine', 'Field'),
    },
    {
      ...{ id: 'area', kind: 'area', audience: 'public' },
      label: t('المكان المعني', 'Le lieu concerné', 'The place it is about'),
      hint: t(
        'اختر مكانا أو ارسمه على الخريطة. اتركه فارغا إن كانت العريضة تهم كل البلاد.',
        'Choisissez un lieu ou dessinez-le sur la carte. Laissez vide si tout le pays est concerné.',
        'Choose a place or draw it on the map. Leave it empty where it is about all the country.',
      ),
    },
    {
      ...{ id: 'shownAs', kind: 'text', audience: 'public', most: 80 },
      label: t('الاسم الذي يظهر مع العريضة', 'Nom affiché avec la pétition', 'Name shown with the petition'),
      hint: t(
        'جمعية أو شخص. يُنشر؛ اتركه فارغا إن لم ترد ذلك.',
        'Une association ou une personne. Il est publié ; laissez vide si vous ne le voulez pas.',
        'An association or a person. It is published; leave it empty if you do not want that.',
      ),
    },
    {
      ...{ id: 'name', kind: 'text', required: true, personal: true },
      label: t('اسمك ولقبك', 'Vos nom et prénom', 'Your name'),
      hint: t('لا يُنشر أبدا.', 'Il n’est jamais publié.', 'It is never published.'),
    },
    {
      ...{ id: 'email', kind: 'email', required: true, personal: true },
      label: t('البريد الإلكتروني', 'Adresse e-mail', 'E-mail'),
      hint: t(
        'لإعلامك بما يطرأ عليها. لا يُنشر.',
        'Pour vous tenir au courant. Elle n’est pas publiée.',
        'To tell you how it goes. It is not published.',
      ),
    },
    {
      ...{ id: 'data', kind: 'consent', required: true, audience: 'internal' },
      label: t('معطياتك', 'Vos données', 'Your data'),
      statement: t(
        'أوافق على معالجة معطياتي للنظر في هذه العريضة وإعلامي بمآلها.',
        'J’accepte que mes données servent à traiter cette pétition et à m’en donner des nouvelles.',
        'I agree that my data are used to deal with this petition and to tell me how it goes.',
      ),
    },
  ],
};

/** Why a petition is refused, or its author is asked to write it otherwise; each is published by its code. */
export const REASONS = [
  {
    id: 'duplicate',
    label: t('توجد عريضة مماثلة مفتوحة', 'Une pétition semblable est ouverte', 'A similar petition is open'),
  },
  {
    id: 'no-request',
    label: t('لا تطلب شيئا محددا', 'Elle ne demande rien de précis', 'It asks for nothing definite'),
  },
  {
    id: 'not-public-body',
    label: t(
      'ليست من اختصاص هيكل عمومي',
      'Elle ne relève pas d’un organisme public',
      'It is not a matter of a public body',
    ),
  },
  {
    id: 'in-court',
    label: t('المسألة معروضة على القضاء', 'L’affaire est devant la justice', 'The matter is before a court'),
  },
  {
    id: 'personal-matter',
    label: t(
      'شأن شخصي يُقدَّم شكوى',
      'Une affaire personnelle : c’est une plainte',
      'A personal matter: it is a complaint',
    ),
  },
  {
    id: 'advertising',
    label: t('إشهار أو دعاية', 'Publicité ou propagande', 'Advertising or campaigning'),
  },
  {
    id: 'unclear',
    label: t('نص غير مفهوم', 'Le texte n’est pas compréhensible', 'The text cannot be understood'),
  },
];

/** Reasons for which not even the text is shown. */
export const HIDING_REASONS = [
  {
    id: 'defamation',
    label: t('ثلب أو اتهام لأشخاص', 'Diffamation ou mise en cause de personnes', 'Defamation of persons'),
  },
  { id: 'hate', label: t('تحريض أو كراهية', 'Incitation ou haine', 'Incitement or hatred') },
  {
    id: 'personal-data',
    label: t('معطيات شخصية للغير', 'Données personnelles d’autrui', 'Personal data of others'),
  },
  { id: 'offensive', label: t('كلام مسيء', 'Propos injurieux', 'Offensive language') },
];
