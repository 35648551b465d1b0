import { t } from '../schema.ts';
import { type Declared, message, OPENS_REVIEW, OWED } from './fields.ts';

/** Periods in which the body owes a reply. */
const DUE = ['reply', 'urgent', 'on-site'];
const paused = (why: ReturnType<typeof t>): NonNullable<Declared['clocks']> =>
  DUE.map((clock) => ({ clock, move: 'pause' as const, why, optional: true }));
const resumed: NonNullable<Declared['clocks']> = DUE.map((clock) => ({
  ...{ clock, move: 'resume' as const, optional: true },
}));
const transferDone = { clock: 'transfer', move: 'stop', optional: true } as const;

/** What happens between a request and its answer. */
export const ON_THE_WAY: Declared[] = [
  {
    ...{
      id: 'note',
      from: [...OWED, 'clarification', 'fee', 'review'],
      by: ['officer'],
      audience: 'internal',
    },
    title: t('ملاحظة داخلية', 'Note interne', 'Internal note'),
    done: t('أُضيفت ملاحظة داخلية', 'Note interne ajoutée', 'Internal note added'),
    asks: [message('internal')],
  },
  {
    ...{
      id: 'write',
      from: [...OWED, 'clarification', 'fee', 'review'],
      by: ['officer', 'applicant'],
      audience: 'parties',
    },
    title: t('رسالة', 'Message', 'Message'),
    done: t('أُرسلت رسالة', 'Message envoyé', 'Message sent'),
    asks: [message('parties')],
  },
  {
    ...{ id: 'assign', from: [...OWED, 'review'], by: ['officer'], audience: 'internal' },
    title: t('إسناد إلى مكلّف بالنفاذ', 'Confier à un chargé d’accès', 'Assign'),
    done: t('أُسند المطلب إلى مكلّف بالنفاذ', 'Confiée à un chargé d’accès', 'Assigned'),
    asks: [
      {
        id: 'officer',
        kind: 'text',
        required: true,
        audience: 'internal',
        label: t('المكلّف بالنفاذ', 'Chargé d’accès à l’information', 'Information officer'),
      },
    ],
    effect: { kind: 'assign', officer: 'officer' },
  },
  {
    ...{
      id: 'ask-clarification',
      from: ['waiting', 'overdue', 'long-overdue'],
      to: 'clarification',
      by: ['officer'],
      audience: 'parties',
    },
    title: t('طلب توضيح', 'Demander une précision', 'Ask for clarification'),
    done: t('طُلب توضيح', 'Précision demandée', 'Clarification asked for'),
    asks: [message('parties')],
    clocks: [
      transferDone,
      ...paused(t('في انتظار التوضيح', 'en attente d’une précision', 'for clarification')),
    ],
    tells: [
      {
        whom: 'applicant',
        subject: t('طُلب منك توضيح', 'Une précision vous est demandée', 'You are asked to say more'),
        says: t(
          'يُنتظر منك توضيح بخصوص المطلب عدد {number} الموجّه إلى: {structure}. أجل الرد موقوف إلى أن تجيب.',
          'Une précision est attendue de vous sur la demande n° {number}, adressée à : {structure}. Le délai est suspendu jusqu’à votre réponse.',
          'You are asked to say more about request {number} to: {structure}. The period is paused until you answer.',
        ),
      },
    ],
  },
  {
    ...{ id: 'clarify', from: ['clarification'], to: 'waiting', by: ['applicant'], audience: 'parties' },
    title: t('تقديم التوضيح', 'Préciser', 'Clarify'),
    done: t('قُدّم التوضيح', 'Précision apportée', 'Clarification given'),
    asks: [message('parties')],
    clocks: resumed,
    tells: [
      {
        whom: 'structure',
        subject: t('ورد التوضيح', 'Précision reçue', 'Clarification received'),
        says: t(
          'ورد التوضيح المتعلق بالمطلب عدد {number}، وينتهي أجل الرد في {due}.',
          'Demande {number} : la précision est arrivée ; réponse attendue au plus tard le {due}.',
          'Request {number}: clarification came; the reply is due {due}.',
        ),
      },
    ],
  },
  {
    ...{ id: 'extend', from: ['waiting'], by: ['officer'], audience: 'public', once: true },
    title: t('تمديد الأجل', 'Prolonger le délai', 'Extend the period'),
    done: t('مُدّد الأجل', 'Délai prolongé', 'Period extended'),
    asks: [message('public')],
    needs: [{ clock: 'reply', is: 'running' }],
    clocks: [{ clock: 'reply', move: 'extend', by: { setting: 'extension-days' } }],
    tells: [
      {
        whom: 'applicant',
        subject: t('مُدّد أجل الرد', 'Le délai est prolongé', 'The period is extended'),
        says: t(
          'مُدّد أجل الرد على المطلب عدد {number} إلى {due}. الهيكل المعني: {structure}.',
          'Le délai de réponse à la demande n° {number} est prolongé jusqu’au {due}. Organisme : {structure}.',
          'The time to reply to request {number} is extended until {due}. Body: {structure}.',
        ),
      },
    ],
  },
  {
    ...{ id: 'transfer', from: ['waiting', 'overdue', 'long-overdue'], by: ['officer'], audience: 'public' },
    title: t(
      'إحالة المطلب إلى الهيكل المختص',
      'Transmettre à l’organisme compétent',
      'Transfer to the right body',
    ),
    done: t(
      'أُحيل المطلب إلى الهيكل المختص',
      'Transmise à l’organisme compétent',
      'Transferred to the right body',
    ),
    asks: [
      { id: 'to', kind: 'body', required: true, audience: 'public', label: t('إلى', 'À', 'To') },
      {
        id: 'reason',
        kind: 'long-text',
        required: true,
        audience: 'public',
        label: t('السبب', 'Motif', 'Reason'),
      },
    ],
    clocks: [transferDone],
    effect: { kind: 'transfer', structure: 'to' },
    tells: [
      {
        whom: 'applicant',
        subject: t('أُحيل مطلبك', 'Votre demande est transmise', 'Your request was transferred'),
        says: t(
          'أُحيل المطلب عدد {number} إلى: {structure}. ينتهي أجل الرد في {due}.',
          'La demande {number} est transmise à : {structure}. La réponse est attendue au plus tard le {due}.',
          'Request {number} was transferred to: {structure}. The reply is due {due}.',
        ),
      },
    ],
  },
  {
    ...{
      id: 'ask-fee',
      from: ['waiting', 'overdue', 'long-overdue'],
      to: 'fee',
      by: ['officer'],
      audience: 'parties',
    },
    title: t('الإعلام بالكلفة', 'Annoncer les frais', 'Announce the fee'),
    done: t('أُعلم صاحب المطلب بالكلفة', 'Frais annoncés', 'Fee announced'),
    asks: [
      {
        id: 'amount',
        kind: 'number',
        // Of nothing nobody is to be told, as telling it stops the period.
        min: 0.1,
        required: true,
        unit: 'TND',
        label: t('الكلفة الفعلية، بالدينار', 'Coût réel, en dinars', 'Actual cost, in dinars'),
      },
      message('parties'),
    ],
    clocks: [
      transferDone,
      ...paused(
        t('في انتظار قبول الكلفة', 'en attente de l’accord sur les frais', 'for the fee to be accepted'),
      ),
    ],
    tells: [
      {
        whom: 'applicant',
        subject: t(
          'كلفة تنتظر قبولك',
          'Des frais attendent votre accord',
          'A fee waits for you to accept it',
        ),
        says: t(
          'يستوجب الرد على المطلب عدد {number} كلفة فعلية، ولن يُنجز شيء قبل قبولك.',
          'La réponse à la demande {number} entraîne un coût réel ; rien n’est engagé sans votre accord.',
          'The reply to request {number} has an actual cost; nothing is done before you accept it.',
        ),
      },
    ],
  },
  {
    ...{
      id: 'accept-fee',
      from: ['fee'],
      to: 'waiting',
      by: ['applicant'],
      audience: 'parties',
      clocks: resumed,
    },
    title: t('قبول الكلفة', 'Accepter les frais', 'Accept the fee'),
    done: t('قُبلت الكلفة', 'Frais acceptés', 'Fee accepted'),
  },
  {
    ...{
      id: 'consult-third-party',
      from: ['waiting'],
      to: 'third-party',
      by: ['officer'],
      audience: 'parties',
    },
    title: t('استشارة الغير', 'Consulter un tiers', 'Consult a third party'),
    done: t('استُشير الغير', 'Tiers consulté', 'Third party consulted'),
    asks: [
      {
        ...{ id: 'party', kind: 'text', required: true, audience: 'internal' },
        label: t('الغير المعني', 'Tiers concerné', 'The third party'),
      },
      message('parties'),
    ],
    clocks: [
      transferDone,
      { clock: 'third-party', move: 'start' },
      ...paused(t('في انتظار رأي الغير', 'en attente de l’avis d’un tiers', 'for a third party’s opinion')),
    ],
    tells: [
      {
        whom: 'applicant',
        subject: t('يُستشار الغير في مطلبك', 'Un tiers est consulté', 'A third party is consulted'),
        says: t(
          'يستشير الهيكل الغير بخصوص المطلب عدد {number} الموجّه إلى: {structure}. أجل الرد موقوف إلى أن يجيب الغير أو ينقضي أجله.',
          'Un tiers est consulté sur la demande n° {number}, adressée à : {structure}. Le délai est suspendu jusqu’à sa réponse ou la fin de son délai.',
          'A third party is consulted on request {number} to: {structure}. The period is paused until it answers or its own period ends.',
        ),
      },
    ],
  },
  {
    ...{
      id: 'third-party-answered',
      from: ['third-party'],
      to: 'waiting',
      by: ['officer'],
      audience: 'parties',
    },
    title: t('ورد رأي الغير', 'Avis du tiers reçu', 'The third party answered'),
    done: t('ورد رأي الغير', 'Avis du tiers reçu', 'Third party answered'),
    asks: [
      {
        ...{ id: 'opinion', kind: 'choice', required: true, audience: 'parties' },
        label: t('رأي الغير', 'Avis du tiers', 'Opinion of the third party'),
        options: [
          { id: 'agrees', label: t('موافق', 'Favorable', 'Agrees') },
          { id: 'objects', label: t('معارض', 'Défavorable', 'Objects') },
          { id: 'silent', label: t('لم يُجب', 'Sans réponse', 'Did not answer') },
        ],
      },
      message('internal'),
    ],
    clocks: [{ clock: 'third-party', move: 'stop' }, ...resumed],
  },
  {
    ...{
      id: 'third-party-silence',
      from: ['third-party'],
      to: 'waiting',
      by: ['system'],
      audience: 'parties',
    },
    title: t('لم يُجب الغير في الأجل', 'Tiers resté sans réponse', 'The third party did not answer in time'),
    done: t('لم يُجب الغير في الأجل', 'Tiers resté sans réponse', 'The third party did not answer in time'),
    clocks: [{ clock: 'third-party', move: 'stop' }, ...resumed],
    tells: [
      {
        whom: 'structure',
        subject: t('انقضى أجل استشارة الغير', 'Délai du tiers écoulé', 'The third party’s period is over'),
        says: t(
          'لم يُجب الغير في الأجل بخصوص المطلب عدد {number}، وينتهي أجل الرد في {due}.',
          'Demande {number} : le tiers n’a pas répondu dans le délai ; réponse attendue au plus tard le {due}.',
          'Request {number}: the third party did not answer in time; the reply is due {due}.',
        ),
      },
    ],
  },
  {
    ...{
      id: 'silence',
      from: ['waiting'],
      to: 'overdue',
      by: ['system'],
      audience: 'public',
      clocks: [OPENS_REVIEW],
    },
    title: t('انقضاء الأجل دون رد', 'Délai écoulé sans réponse', 'The period ended without a reply'),
    done: t('انقضى الأجل دون رد', 'Délai écoulé sans réponse', 'The period ended without a reply'),
    tells: [
      {
        whom: 'applicant',
        subject: t('انقضى أجل الرد', 'Le délai de réponse est dépassé', 'The reply is overdue'),
        says: t(
          'انقضى الأجل القانوني دون رد على المطلب عدد {number} من: {structure}. يمكنك التظلم لدى رئيس الهيكل.',
          'Le délai légal s’est écoulé sans réponse à la demande n° {number}, adressée à : {structure}. Vous pouvez former une demande de révision auprès du chef de l’organisme.',
          'The legal period ended without a reply to request {number} from: {structure}. You may ask the head of the body for a review.',
        ),
      },
      {
        whom: 'structure',
        subject: t('مطلب متأخر', 'Demande en retard', 'Overdue request'),
        says: t(
          'انقضى أجل الرد على المطلب عدد {number}.',
          'Le délai de réponse à la demande {number} est dépassé.',
          'The period to reply to request {number} is over.',
        ),
      },
    ],
  },
  {
    ...{ id: 'long-silence', from: ['overdue'], to: 'long-overdue', by: ['system'], audience: 'public' },
    title: t('تأخر كبير دون رد', 'Grand retard sans réponse', 'Long overdue without a reply'),
    done: t(
      'تأخر الرد كثيرا بعد انقضاء الأجل',
      'Restée sans réponse longtemps après le délai',
      'Left without a reply long after the period',
    ),
    tells: [
      {
        whom: 'structure',
        subject: t('مطلب متأخر كثيرا', 'Demande en grand retard', 'Request long overdue'),
        says: t(
          'المطلب عدد {number} دون رد منذ مدة طويلة بعد انقضاء الأجل.',
          'La demande {number} reste sans réponse longtemps après le délai.',
          'Request {number} has had no reply long after its period ended.',
        ),
      },
    ],
  },
  {
    ...{
      id: 'withdraw',
      from: [...OWED, 'clarification', 'fee', 'review'],
      to: 'withdrawn',
      by: ['applicant'],
      audience: 'parties',
    },
    title: t('سحب المطلب', 'Retirer la demande', 'Withdraw'),
    done: t('سُحب المطلب', 'Demande retirée', 'Request withdrawn'),
    clocks: ['reply', 'urgent', 'on-site', 'transfer', 'third-party', 'review-window', 'review'].map(
      (clock) => ({
        ...{ clock, move: 'stop' as const, optional: true },
      }),
    ),
  },
];
