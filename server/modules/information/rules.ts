import type { WorkflowDeclaration } from '../../../sql/model/records/workflow.ts';
import { ANSWERS, published } from './deeds/answers.ts';
import { ON_THE_WAY } from './deeds/on-the-way.ts';
import { REVIEW } from './deeds/review.ts';
import { LAW, RULE, t } from './schema.ts';

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
  { id: 'fee', kind: 'waiting', title: t('كلفة معروضة للقبول', 'Frais à accepter', 'Fee to be accepted') },
  { id: 'third-party', kind: 'open', title: t('استشارة الغير', 'Tiers consulté', 'Third party consulted') },
  { id: 'successful', kind: 'closed', isPublic: true, title: t('أُجيب الطلب', 'Satisfaite', 'Successful') },
  {
    id: 'partly',
    kind: 'closed',
    isPublic: true,
    title: t('أُجيب جزئيا', 'Partiellement satisfaite', 'Partly successful'),
  },
  { id: 'refused', kind: 'closed', isPublic: true, title: t('رُفض', 'Refusée', 'Refused') },
  {
    id: 'not-held',
    kind: 'closed',
    isPublic: true,
    title: t('المعلومة غير موجودة لدى الهيكل', 'Information non détenue', 'Not held'),
  },
  { id: 'withdrawn', kind: 'closed', title: t('سُحب', 'Retirée', 'Withdrawn') },
  {
    id: 'review',
    kind: 'open',
    title: t('تظلم لدى رئيس الهيكل', 'Réexamen par le chef de l’organisme', 'Review by the head of the body'),
  },
  {
    id: 'review-granted',
    kind: 'closed',
    isPublic: true,
    title: t('قُبل التظلم', 'Réexamen favorable', 'Review granted'),
  },
  {
    id: 'review-refused',
    kind: 'closed',
    isPublic: true,
    title: t('رُفض التظلم', 'Réexamen défavorable', 'Review refused'),
  },
  {
    id: 'appeal',
    kind: 'closed',
    isPublic: true,
    title: t('طعن لدى القضاء', 'Recours en justice', 'Taken to court'),
  },
];

/** How a request for information goes, by organic law 2016-22 as far as it was read; the rest are rules of the platform. */
export const WORKFLOW: WorkflowDeclaration = {
  start: 'waiting',
  states: STATES,
  clocks: [
    {
      id: 'reply',
      counted: 'calendar',
      length: { setting: 'reply-days' },
      basis: LAW,
      title: t('الرد على الطلب', 'Réponse à la demande', 'Reply to the request'),
    },
    {
      id: 'urgent',
      counted: 'hours',
      length: { setting: 'urgent-hours' },
      basis: RULE,
      title: t('الرد المستعجل', 'Réponse urgente', 'Urgent reply'),
    },
    {
      id: 'on-site',
      counted: 'calendar',
      length: { setting: 'on-site-days' },
      basis: RULE,
      title: t('الاطلاع على عين المكان', 'Consultation sur place', 'Access on site'),
    },
    {
      id: 'transfer',
      counted: 'calendar',
      length: { setting: 'transfer-days' },
      basis: RULE,
      title: t(
        'الإحالة إلى الهيكل المختص',
        'Transmission à l’organisme compétent',
        'Transfer to the right body',
      ),
    },
    {
      id: 'third-party',
      counted: 'calendar',
      length: { setting: 'third-party-days' },
      basis: RULE,
      title: t('رأي الغير', 'Avis du tiers', 'Opinion of the third party'),
    },
    {
      id: 'review-window',
      counted: 'calendar',
      length: { setting: 'review-window-days' },
      basis: LAW,
      title: t('أجل تقديم التظلم', 'Délai pour demander le réexamen', 'Time to ask for a review'),
    },
    {
      id: 'review',
      counted: 'calendar',
      length: { setting: 'review-days' },
      basis: LAW,
      title: t('الرد على التظلم', 'Réponse au réexamen', 'Reply to the review'),
    },
    {
      id: 'court-window',
      counted: 'calendar',
      length: { setting: 'court-days' },
      basis: RULE,
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
        subject: t('طلب نفاذ جديد', 'Nouvelle demande d’accès', 'New request for information'),
        says: t(
          'الطلب {number}: {title}. ينتهي أجل الرد في {due}.',
          'Demande {number} : {title}. Réponse attendue au plus tard le {due}.',
          'Request {number}: {title}. The reply is due {due}.',
        ),
      },
      {
        whom: 'applicant',
        subject: t('وصل طلبك', 'Votre demande est enregistrée', 'Your request is received'),
        says: t(
          'سُجّل طلبك تحت عدد {number} لدى: {structure}. ينتهي أجل الرد في {due}.',
          'Votre demande est enregistrée sous le numéro {number} auprès de : {structure}. La réponse est due le {due}.',
          'Your request is received under the number {number} by: {structure}. The reply is due {due}.',
        ),
      },
    ],
  },
  deeds: [...ON_THE_WAY, ...ANSWERS, ...REVIEW, published(STATES.map(({ id }) => id))],
  timeRules: [
    { clock: 'reply', deed: 'silence' },
    { clock: 'reply', after: { setting: 'long-overdue-days' }, deed: 'long-silence' },
    {
      clock: 'on-site',
      tell: {
        whom: 'structure',
        subject: t(
          'انقضى أجل الاطلاع على عين المكان',
          'Délai de consultation sur place dépassé',
          'The period for access on site is over',
        ),
        says: t(
          'لم يُمكَّن صاحب الطلب {number} بعد من الاطلاع على عين المكان.',
          'La consultation sur place demandée par {number} n’a pas encore eu lieu.',
          'Access on site was not given yet for request {number}.',
        ),
      },
    },
    {
      clock: 'urgent',
      tell: {
        whom: 'structure',
        subject: t('انقضى أجل مستعجل', 'Délai d’urgence dépassé', 'An urgent period is over'),
        says: t(
          'الطلب {number} مستعجل ولم يُجب عنه بعد.',
          'La demande {number} est urgente et reste sans réponse.',
          'Request {number} is urgent and has no reply.',
        ),
      },
    },
    { clock: 'review', deed: 'review-silence' },
  ],
};
