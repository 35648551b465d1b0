import type { Basis, Setting } from '../../../sql/model/records/basis.ts';
import type { FormDeclaration } from '../../../sql/model/records/form.ts';
import { frenchSpaces, type Text } from '../../../sql/model/text.ts';

/** A text in three languages, French with its spaces. */
export const t = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

const ACT = t('القانون الأساسي عدد 22 لسنة 2016', 'loi organique n° 2016-22', 'Organic Law No. 2016-22');
/** The law that was read (civic facts of the project); its articles are named where they were. */
export const LAW: Basis = { kind: 'law', text: ACT };
/** What everybody says and nobody confirmed: it can be set, and is told as a rule of the platform. */
export const RULE: Basis = { kind: 'platform-rule' };

/**
 * The article that has a period. Of the law, articles 8, 24 and 25 were read; the numbers of those that hold the periods are
 * remembered, and are told to be checked. (Copies of the text on line begin with articles 1 to 10, as far as they could be had here: no more of it was
 * read. That a review is asked for within 20 days and answered within 10 was read, without its article, in what the authority told of the law.)
 */
const remembered = (basis: Basis, no: string): Basis =>
  basis.kind === 'report' ? basis : { ...basis, article: { no, isRead: false } };
export const ARTICLES = {
  reply: remembered(LAW, '14'),
  onSite: remembered(RULE, '14'),
  urgent: remembered(RULE, '17'),
  transfer: remembered(RULE, '18'),
  extension: remembered(LAW, '19'),
  thirdParty: remembered(RULE, '20'),
  fee: remembered(LAW, '23'),
  review: remembered(LAW, '29'),
  court: remembered(RULE, '31'),
  publishedTwice: { ...LAW, article: { no: '8', isRead: true } } as Basis,
};

const days = (id: string, value: number, title: Text, basis: Basis): Setting => ({
  ...{ id, title, value, min: 1, max: 365, basis },
});

/** The periods of access to information, each as it may be set. */
export const SETTINGS: Setting[] = [
  days('reply-days', 20, t('الرد، بالأيام', 'Réponse, en jours', 'Reply, in days'), ARTICLES.reply),
  days(
    'extension-days',
    10,
    t('التمديد، بالأيام', 'Prolongation, en jours', 'Extension, in days'),
    ARTICLES.extension,
  ),
  days(
    'review-window-days',
    20,
    t('أجل التظلم، بالأيام', 'Délai pour demander la révision', 'Time to ask for a review'),
    ARTICLES.review,
  ),
  days(
    'review-days',
    10,
    t('الرد على التظلم، بالأيام', 'Réponse à la demande de révision, en jours', 'Reply to a review, in days'),
    ARTICLES.review,
  ),
  days(
    'transfer-days',
    5,
    t('الإحالة إلى هيكل آخر، بالأيام', 'Transmission, en jours', 'Transfer, in days'),
    ARTICLES.transfer,
  ),
  days(
    'third-party-days',
    30,
    t('استشارة الغير، بالأيام', 'Consultation du tiers, en jours', 'Opinion of a third party'),
    ARTICLES.thirdParty,
  ),
  days(
    'court-days',
    30,
    t('أجل الطعن أمام القضاء', 'Délai de recours en justice', 'Time to go to court'),
    ARTICLES.court,
  ),
  days(
    'on-site-days',
    10,
    t('الاطلاع على عين المكان، بالأيام', 'Consultation sur place, en jours', 'Access on site, in days'),
    ARTICLES.onSite,
  ),
  days(
    'long-overdue-days',
    20,
    t(
      'تأخر كبير بعد الأجل، بالأيام',
      'Grand retard après le délai, en jours',
      'Long overdue after the period, in days',
    ),
    RULE,
  ),
  {
    ...{ id: 'urgent-hours', value: 48, min: 1, max: 240, basis: ARTICLES.urgent },
    title: t('الرد المستعجل، بالساعات', 'Réponse urgente, en heures', 'Urgent reply, in hours'),
  },
];

const isLegal = { field: 'person', is: 'legal' } as const;

/**
 * The request, as the law has it: who, where she is written to (never published), which body, what, and in which form. No reason
 * is asked for.
 */
export const FORM: FormDeclaration = {
  fields: [
    {
      id: 'body',
      kind: 'body',
      required: true,
      audience: 'public',
      label: t('الهيكل المعني', 'Organisme concerné', 'Public body'),
    },
    {
      ...{ id: 'subject', kind: 'text', required: true, audience: 'public', most: 160 },
      suggests: ['layers', 'documents', 'cases'],
      label: t('موضوع المطلب', 'Objet de la demande', 'Subject'),
      hint: t(
        'في سطر واحد؛ يُنشر مع الرد.',
        'Une ligne, publiée avec la réponse.',
        'One line, published with the answer.',
      ),
    },
    {
      ...{ id: 'description', kind: 'long-text', required: true, audience: 'public', least: 20 },
      label: t('المعلومة المطلوبة', 'Information demandée', 'Information requested'),
      hint: t(
        'لا يُطلب منك ذكر الأسباب. لا تكتب هنا معطيات شخصية: يُنشر هذا النص مع الرد.',
        'Aucun motif n’est demandé. N’écrivez rien de personnel ici : ce texte est publié avec la réponse.',
        'No reason is asked for. Write nothing personal here: this text is published with the answer.',
      ),
    },
    {
      ...{
        id: 'topic',
        kind: 'choice',
        required: true,
        audience: 'public',
        label: t('المجال', 'Domaine', 'Field'),
      },
      options: [
        { id: 'environment', label: t('البيئة', 'Environnement', 'Environment') },
        {
          id: 'money',
          label: t('المال العام والصفقات', 'Finances et marchés publics', 'Public money and contracts'),
        },
        {
          id: 'decisions',
          label: t('القرارات والرخص', 'Décisions et autorisations', 'Decisions and permits'),
        },
        { id: 'services', label: t('الخدمات العمومية', 'Services publics', 'Public services') },
        { id: 'other', label: t('غير ذلك', 'Autre', 'Other') },
      ],
    },
    {
      ...{
        id: 'access',
        kind: 'choice',
        required: true,
        label: t('كيفية النفاذ', 'Forme de l’accès', 'Form of access'),
      },
      options: [
        { id: 'electronic', label: t('نسخة إلكترونية', 'Copie électronique', 'Electronic copy') },
        { id: 'paper', label: t('نسخة ورقية', 'Copie papier', 'Paper copy') },
        { id: 'on-site', label: t('الاطلاع على عين المكان', 'Consultation sur place', 'On site') },
        { id: 'extracts', label: t('مقتطفات', 'Extraits', 'Extracts') },
      ],
    },
    {
      ...{ id: 'urgent', kind: 'consent', label: t('الاستعجال', 'Urgence', 'Urgency') },
      statement: t(
        'للمعلومة المطلوبة أثر على حياة شخص أو على حريته.',
        'L’information touche à la vie ou à la liberté d’une personne.',
        'The information concerns a person’s life or liberty.',
      ),
    },
    {
      ...{ id: 'person', kind: 'choice', required: true, label: t('طالب النفاذ', 'Demandeur', 'Applicant') },
      options: [
        { id: 'natural', label: t('شخص طبيعي', 'Personne physique', 'Natural person') },
        { id: 'legal', label: t('شخص معنوي', 'Personne morale', 'Legal person') },
      ],
    },
    {
      id: 'organisation',
      kind: 'text',
      required: true,
      personal: true,
      when: isLegal,
      label: t('التسمية الاجتماعية', 'Dénomination sociale', 'Name of the organisation'),
    },
    {
      id: 'name',
      kind: 'text',
      required: true,
      personal: true,
      label: t('الاسم واللقب', 'Nom et prénom', 'Name'),
    },
    {
      ...{ id: 'address', kind: 'long-text', required: true, personal: true, most: 400 },
      label: t('العنوان البريدي', 'Adresse postale', 'Postal address'),
      hint: t(
        'يطلبه القانون، ولا يُنشر أبدا.',
        'La loi la demande ; elle n’est jamais publiée.',
        'The law asks for it; it is never published.',
      ),
    },
    { id: 'email', kind: 'email', personal: true, label: t('البريد الإلكتروني', 'Adresse e-mail', 'E-mail') },
    { id: 'phone', kind: 'phone', personal: true, label: t('الهاتف', 'Téléphone', 'Telephone') },
    { id: 'files', kind: 'files', most: 3, label: t('وثائق مرفقة', 'Pièces jointes', 'Files') },
    {
      ...{ id: 'publication', kind: 'choice' },
      label: t(
        'نشر المطلب والرد',
        'Publication de la demande et de la réponse',
        'Publication of the request and its answer',
      ),
      hint: t(
        'لا يُنشر اسمك ولا عنوانك في أي حال.',
        'Votre nom et votre adresse ne sont publiés dans aucun cas.',
        'Your name and address are never published.',
      ),
      options: [
        { id: 'at-once', label: t('مع الرد', 'Avec la réponse', 'With the answer') },
        {
          id: 'later',
          label: t('بداية من تاريخ أحدده', 'À partir d’une date que je fixe', 'From a date I choose'),
        },
        { id: 'never', label: t('لا تُنشر', 'Pas de publication', 'Not at all') },
      ],
    },
    {
      ...{ id: 'embargo', kind: 'date', limit: 'future', required: true },
      when: { field: 'publication', is: 'later' },
      label: t('تُنشر بداية من', 'Publier à partir du', 'Publish from'),
    },
    {
      ...{
        id: 'data',
        kind: 'consent',
        required: true,
        audience: 'internal',
        label: t('معطياتك الشخصية', 'Vos données', 'Your data'),
      },
      statement: t(
        'أوافق على معالجة معطياتي الشخصية للنظر في هذا المطلب والرد عليه.',
        'J’accepte que mes données servent à traiter cette demande et à y répondre.',
        'I agree that my data are used to deal with this request and to answer it.',
      ),
    },
  ],
};
