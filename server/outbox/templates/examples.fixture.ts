import type { MessageContent, TemplateName } from '../../../sql/model/message.ts';

const expires = '2026-03-21T10:00:00Z';
const token = 'vJ3k0b1mQm8wq3n9gW0eQbCk2yYH7fV5tPz1uXa4LdE';
const name = 'Amel Ben Salah';
const deed = {
  link: '/account/sessions',
  name,
  at: '2026-03-20T22:05:00Z',
  device: 'Firefox 139.0, Linux',
  network: '41.226.11.*',
};

const warned = {
  link: '/warnings/9a1d3c8e-0000-4000-8000-000000000001',
  cap: '/warnings/9a1d3c8e-0000-4000-8000-000000000001/1.cap',
  identifier: '9a1d3c8e-0000-4000-8000-000000000001.1',
  title: {
    ar: 'يقظة: غبار مرتفع في قابس',
    fr: 'Vigilance : poussières élevées à Gabès',
    en: 'Vigilance: much dust in Gabès',
  },
  area: { ar: 'قابس', fr: 'Gabès', en: 'Gabès' },
  word: { ar: 'يقظة', fr: 'vigilance', en: 'vigilance' },
  severity: { ar: 'شديد', fr: 'Grave', en: 'Severe' },
  expires,
};

const PETITION = {
  ar: 'أعيدوا فتح مركز الصحة',
  fr: 'Rouvrir le centre de santé',
  en: 'Reopen the health centre',
};

/** Content of every template, as pictures and golden files show it. */
export const EXAMPLES: { [Name in TemplateName]: MessageContent<Name> } = {
  'verify-email': { link: `/verify?token=${token}`, name, expires },
  'reset-password': { link: `/reset?token=${token}`, name: 'هدى المنصوري', expires },
  invitation: { link: `/invite?token=${token}`, expires },
  'confirm-email-act': { link: `/confirm?token=${token}`, expires },
  'new-sign-in': deed,
  'password-changed': { ...deed, link: '/account', device: undefined },
  'account-exists': { link: `/reset?token=${token}`, name, expires },
  'no-account': { link: '/sign-up' },
  'email-changed': { ...deed, link: '/account' },
  'second-factor-on': { ...deed, link: '/account' },
  'second-factor-off': { ...deed, link: '/account', name: 'هدى المنصوري' },
  'roles-granted': { link: '/account', name, at: deed.at },
  'account-erased': { name },
  'test-message': {},
  'layer-published': {
    link: '/?layers=dams',
    layer: 'dams',
    title: { ar: 'السدود', fr: 'Barrages', en: 'Dams' },
    revision: 12,
  },
  'confirm-push': { link: `/warnings/confirm#${token}`, expires },
  'confirm-warnings': { link: `/warnings/confirm#${token}`, expires },
  'confirm-signature': { link: `/petitions/confirm#${token}`, expires, title: PETITION },
  'signature-news': {
    link: '/petitions/mine#9a1d3c8e-0000-4000-8000-000000000001.abc',
    title: PETITION,
    text: {
      ar: 'ورد الرد على العريضة التي وقّعتها.',
      fr: 'La pétition que vous avez signée a une réponse.',
      en: 'The petition that you signed has a response.',
    },
  },
  'warning-issued': warned,
  'warning-updated': warned,
  'warning-cancelled': warned,
  'sms-answer': {
    text: {
      ar: 'وصل ملفك: العدد K7Q2-9XMD، الرمز 0TRE-K7Q2-9XMD.',
      fr: 'Dossier reçu : numéro K7Q2-9XMD, code 0TRE-K7Q2-9XMD.',
      en: 'Your case is received: number K7Q2-9XMD, code 0TRE-K7Q2-9XMD.',
    },
  },
  'case-news': {
    link: '/civic/cases/K7Q2-9XMD',
    number: 'K7Q2-9XMD',
    title: {
      ar: 'طُلب منك توضيح',
      fr: 'Une précision vous est demandée',
      en: 'You are asked to say more',
    },
    text: {
      ar: 'تنتظر وزارة البيئة توضيحا منك. الأجل موقوف إلى أن تجيب.',
      fr: 'Le ministère de l’Environnement attend une précision de votre part. Le délai est suspendu jusqu’à votre réponse.',
      en: 'The Ministry of Environment waits for you to say more. The period is paused until you answer.',
    },
  },
  'case-duty': {
    link: '/office/cases/K7Q2-9XMD',
    number: 'K7Q2-9XMD',
    title: { ar: 'مطلب متأخر', fr: 'Demande en retard', en: 'Overdue request' },
    text: {
      ar: 'انقضى أجل الرد على المطلب عدد K7Q2-9XMD.',
      fr: 'Le délai de réponse à la demande K7Q2-9XMD est dépassé.',
      en: 'The period to reply to request K7Q2-9XMD is over.',
    },
  },
  'case-draft': {
    link: '/civic/information/new',
    draft: '9a1d3c8e-0000-4000-8000-000000000003',
    title: { ar: 'مطلب نفاذ إلى المعلومة', fr: 'Demande d’information', en: 'Request for information' },
    asks: [
      { ar: 'الهيكل المعني', fr: 'Organisme concerné', en: 'Public body' },
      {
        ar: 'كيفية النفاذ — 1 = نسخة إلكترونية، 2 = نسخة ورقية',
        fr: 'Forme de l’accès — 1 = Copie électronique, 2 = Copie papier',
        en: 'Form of access — 1 = Electronic copy, 2 = Paper copy',
      },
    ],
  },
  'case-receipt': {
    link: '/civic/case',
    number: 'K7Q2-9XMD',
    code: '0TRE-K7Q2-9XMD',
    title: { ar: 'مطلب نفاذ إلى المعلومة', fr: 'Demande d’information', en: 'Request for information' },
  },
  'warning-digest': {
    link: '/warnings',
    count: 2,
    items: [
      { link: warned.link, title: warned.title, area: warned.area },
      { link: '/warnings/9a1d3c8e-0000-4000-8000-000000000002', title: warned.title, area: warned.area },
    ],
  },
};
