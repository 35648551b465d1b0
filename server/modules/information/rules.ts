import type { WorkflowDeclaration } from '../../../sql/model/records/workflow.ts';
import { ANSWERS, published } from './deeds/answers.ts';
import { liftEmbargo } from './deeds/embargo.ts';
import { ON_THE_WAY } from './deeds/on-the-way.ts';
import { REVIEW } from './deeds/review.ts';
import { ARTICLES, t } from './schema.ts';

const STATES: WorkflowDeclaration['states'] = [
  {
    id: 'waiting',
    kind: 'open',
    title: t('في انتظار الرد', 'En attente de réponse', 'Waiting for a reply'),
  },
  { id: 'overdue', kind: 'open', title: t('انقضى أجل الرد', 'Délai dépassé', 'Overdue') },
  { id: 'long-overdue', kind: 'open', title: t('تأخر كبير', 'Grand retard', 'Long overdue') },
  {
    id: 'clarification',
    kind: 'waiting',
    title: t('طُلب توضيح', 'Précision demandée', 'Clarification asked'),
  },
  { id: 'fee', kind: 'waiting', title: t('في انتظار قبول الكلفة', 'Frais à accepter', 'Fee to be accepted') },
  { id: 'third-party', kind: 'open', title: t('استشارة الغير', 'Tiers consulté', 'Third party consulted') },
  { id: 'successful', kind: 'closed', isPublic: true, title: t('استُجيب للمطلب', 'Satisfaite', 'Successful') },
  {
    id: 'partly',
    kind: 'closed',
    isPublic: true,
    title: t('استُجيب له جزئيا', 'Partiellement satisfaite', 'Partly successful'),
  },
  { id: 'refused', kind: 'closed', isPublic: true, title: t('رُفض المطلب', 'Refusée', 'Refused') },
  {
    id: 'not-held',
    kind: 'closed',
    isPublic: true,
    title: t('المعلومة غير موجودة لدى الهيكل', 'Information non détenue', 'Not held'),
  },
  { id: 'withdrawn', kind: 'closed', title: t('سُحب المطلب', 'Retirée', 'Withdrawn') },
  {
    id: 'review',
    kind: 'open',
    title: t('تظلّم لدى رئيس الهيكل', 'Révision par le chef de l’organisme', 'Review by the head of the body'),
  },
  {
    id: 'review-granted',
    kind: 'closed',
    isPublic: true,
    title: t('قُبل التظلم', 'Révision accordée', 'Review granted'),
  },
  {
    id: 'review-refused',
    kind: 'closed',
    isPublic: true,
    title: t('رُفض التظلم', 'Refus confirmé après révision', 'Review refused'),
  },
  {
    id: 'appeal',
    kind: 'closed',
    isPublic: true,
    title: t('طعن لدى القضاء', 'Recours en justice', 'Taken to court'),
  },
];

/** Days of the calendar; what ends on a day when offices are closed ends on the next one when they are open. */
const OF_DAYS = { counted: 'calendar', rollsOver: true } as const;
const ALL = STATES.map(({ id }) => id);

/** How a request for information goes, by organic law 2016-22 as far as it was read; the rest are rules of the platform. */
export const WORKFLOW: WorkflowDeclaration = {
  start: 'waiting',
  states: STATES,
  clocks: [
    {
      id: 'reply',
      ...OF_DAYS,
      length: { setting: 'reply-days' },
      basis: ARTICLES.reply,
      title: t('الرد على المطلب', 'Réponse à la demande', 'Reply to the request'),
    },
    {
      id: 'urgent',
      counted: 'hours',
      length: { setting: 'urgent-hours' },
      basis: ARTICLES.urgent,
      title: t('الرد المستعجل', 'Réponse urgente', 'Urgent reply'),
    },
    {
      id: 'on-site',
      ...OF_DAYS,
      length: { setting: 'on-site-days' },
      basis: ARTICLES.onSite,
      title: t('الاطلاع على عين المكان', 'Consultation sur place', 'Access on site'),
    },
    {
      id: 'transfer',
      ...OF_DAYS,
      length: { setting: 'transfer-days' },
      basis: ARTICLES.transfer,
      title: t(
        'الإحالة إلى الهيكل المختص',
        'Transmission à l’organisme compétent',
        'Transfer to the right body',
      ),
    },
    {
      id: 'third-party',
      ...OF_DAYS,
      length: { setting: 'third-party-days' },
      basis: ARTICLES.thirdParty,
      title: t('استشارة الغير', 'Consultation du tiers', 'Opinion of the third party'),
    },
    {
      id: 'review-window',
      ...OF_DAYS,
      length: { setting: 'review-window-days' },
      basis: ARTICLES.review,
      title: t('أجل تقديم التظلم', 'Délai pour demander la révision', 'Time to ask for a review'),
    },
    {
      id: 'review',
      ...OF_DAYS,
      length: { setting: 'review-days' },
      basis: ARTICLES.review,
      title: t('الرد على التظلم', 'Réponse à la demande de révision', 'Reply to the review'),
    },
    {
      id: 'court-window',
      ...OF_DAYS,
      length: { setting: 'court-days' },
      basis: ARTICLES.court,
      title: t('أجل الطعن أمام القضاء', 'Délai de recours en justice', 'Time to go to court'),
    },
  ],
  leading: ['urgent', 'on-site', 'reply', 'review'],
  onSubmit: {
    clocks: [
      { clock: 'reply', move: 'start' },
      { clock: 'transfer', move: 'start' },
      { clock: 'urgent', move: 'start', when: { field: 'urgent', is: true } },
      { clock: 'on-site', move: 'start', when: { field: 'access', is: 'on-site' } },
    ],
    tells: [
      {
        whom: 'structure',
        subject: t('مطلب نفاذ جديد', 'Nouvelle demande d’accès', 'New request for information'),
        says: t(
          'المطلب عدد {number}: {title}. ينتهي أجل الرد في {due}.',
          'Demande {number} : {title}. Réponse attendue au plus tard le {due}.',
          'Request {number}: {title}. The reply is due {due}.',
        ),
      },
      {
        whom: 'applicant',
        subject: t('سُجّل مطلبك', 'Votre demande est enregistrée', 'Your request is received'),
        says: t(
          'سُجّل مطلبك تحت عدد {number}، وهو موجّه إلى: {structure}. ينتهي أجل الرد في {due}.',
          'Votre demande est enregistrée sous le numéro {number} auprès de : {structure}. La réponse est attendue au plus tard le {due}.',
          'Your request is received under the number {number} by: {structure}. The reply is due {due}.',
        ),
      },
    ],
  },
  deeds: [
    ...ON_THE_WAY,
    ...ANSWERS,
    ...REVIEW,
    ...liftEmbargo(ALL.filter((id) => id !== 'withdrawn')),
    published(ALL),
  ],
  timeRules: [
    // What is owed earlier than the reply is refused by silence as that is. Who asks something more when it is late is late after it, too.
    { clock: 'reply', deed: 'silence', again: true },
    { clock: 'reply', after: { setting: 'long-overdue-days' }, deed: 'long-silence', again: true },
    { clock: 'on-site', deed: 'silence', again: true },
    { clock: 'urgent', deed: 'silence', again: true },
    { clock: 'review', deed: 'review-silence' },
    // A third party that says nothing holds nobody’s request up for longer than its period.
    { clock: 'third-party', deed: 'third-party-silence' },
  ],
};
