import { type Asked, type Declared, message, told } from './fields.ts';
import { HIDING_REASONS, REASONS, t, WORDS } from './schema.ts';

/** Reasons by their codes, of which at least one is given. */
const reasons = (options: typeof REASONS, audience: 'public' | 'parties'): Asked => ({
  ...{ id: 'reasons', kind: 'choice', many: true, required: true, audience, options },
  label: t('الأسباب', 'Motifs', 'Reasons'),
});

const REFUSED = told(
  'applicant',
  t('لم تُقبل عريضتك', 'Votre pétition n’est pas acceptée', 'Your petition was not accepted'),
  t(
    'لم تُقبل العريضة {number}: {title}. تجد الأسباب في صفحتها.',
    'La pétition {number} n’est pas acceptée : {title}. Les motifs figurent sur sa page.',
    'Petition {number} was not accepted: {title}. The reasons are on its page.',
  ),
);

/** What happens to a petition until it is published or refused. */
export const BEFORE: Declared[] = [
  {
    ...{ id: 'sponsors-found', from: ['sponsoring'], to: 'review', by: ['system'], audience: 'parties' },
    title: t('اكتمل عدد المساندين', 'Les parrains sont réunis', 'The sponsors are found'),
    done: t('اكتمل عدد المساندين', 'Parrains réunis', 'Sponsors found'),
    clocks: [
      { clock: 'sponsoring', move: 'stop' },
      { clock: 'moderation', move: 'start' },
    ],
    tells: [
      told(
        'applicant',
        t('اكتمل عدد المساندين', 'Vos parrains sont réunis', 'Your sponsors are found'),
        t(
          'تُراجَع الآن العريضة {number} قبل نشرها، في أجل أقصاه {due}.',
          'La pétition {number} est examinée avant publication, au plus tard le {due}.',
          'Petition {number} is reviewed before it is published, by {due} at the latest.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'lapse', from: ['sponsoring'], to: 'lapsed', by: ['system'], audience: 'parties' },
    title: t('انقضى أجل جمع المساندين', 'Délai de parrainage écoulé', 'The time to find sponsors is over'),
    done: t('انقضى أجل جمع المساندين', 'Délai de parrainage écoulé', 'Time to find sponsors ended'),
    clocks: [{ clock: 'sponsoring', move: 'stop' }],
    tells: [
      told(
        'applicant',
        t('لم يكتمل عدد المساندين', 'Parrains en nombre insuffisant', 'Too few sponsors'),
        t(
          'لم يكتمل عدد المساندين للعريضة {number} في الأجل. يمكنك تقديمها من جديد.',
          'La pétition {number} n’a pas réuni ses parrains à temps. Vous pouvez la déposer de nouveau.',
          'Petition {number} did not find its sponsors in time. You may send it again.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'accept', from: ['review'], to: 'open', by: ['moderator'], audience: 'public' },
    title: t('قبول ونشر', 'Accepter et publier', 'Accept and publish'),
    done: t('قُبلت العريضة ونُشرت', 'Acceptée et publiée', 'Accepted and published'),
    clocks: [
      { clock: 'moderation', move: 'stop' },
      { clock: 'collecting', move: 'start' },
    ],
    tells: [
      told(
        'applicant',
        t('نُشرت عريضتك', 'Votre pétition est publiée', 'Your petition is published'),
        t(
          'العريضة {number} مفتوحة للتوقيع: {title}.',
          'La pétition {number} est ouverte à la signature : {title}.',
          'Petition {number} is open to signatures: {title}.',
        ),
      ),
      told(
        'structure',
        t('عريضة موجهة إليكم', 'Une pétition vous est adressée', 'A petition is addressed to you'),
        t(
          'العريضة {number} مفتوحة للتوقيع: {title}.',
          'La pétition {number} est ouverte à la signature : {title}.',
          'Petition {number} is open to signatures: {title}.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'ask-edits', from: ['review'], to: 'revising', by: ['moderator'], audience: 'parties' },
    title: t('طلب تعديل', 'Demander une modification', 'Ask for edits'),
    done: t('طُلب تعديل العريضة', 'Modification demandée', 'Edits asked for'),
    asks: [
      reasons(REASONS, 'parties'),
      message('parties', t('ما يجب تعديله', 'Ce qui est à modifier', 'What to change')),
    ],
    clocks: [
      {
        ...{ clock: 'moderation', move: 'pause' },
        why: t('في انتظار التعديل', 'en attente de la modification', 'for the edits'),
      },
    ],
    tells: [
      told(
        'applicant',
        t('طُلب تعديل عريضتك', 'Une modification vous est demandée', 'You are asked for edits'),
        t(
          'يُرجى تعديل العريضة {number} قبل نشرها. تجد المطلوب في صفحتها.',
          'La pétition {number} doit être modifiée avant publication. Sa page dit en quoi.',
          'Petition {number} must be edited before it is published. Its page tells how.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'revise', from: ['revising'], to: 'review', by: ['applicant'], audience: 'parties' },
    title: t('تعديل العريضة', 'Modifier la pétition', 'Edit the petition'),
    done: t('عُدّلت العريضة', 'Pétition modifiée', 'Petition edited'),
    asks: WORDS,
    clocks: [{ clock: 'moderation', move: 'resume' }],
    effect: { kind: 'amend', fields: { title: 'title', ask: 'ask', background: 'background' } },
  },
  {
    ...{ id: 'refuse', from: ['review'], to: 'refused', by: ['moderator'], audience: 'public' },
    title: t('رفض', 'Refuser', 'Refuse'),
    done: t('رُفضت العريضة', 'Pétition refusée', 'Petition refused'),
    asks: [reasons(REASONS, 'public'), message('public', t('التعليل', 'Explication', 'Explanation'))],
    clocks: [{ clock: 'moderation', move: 'stop' }],
    tells: [REFUSED],
  },
  {
    ...{ id: 'refuse-hidden', from: ['review'], to: 'refused-hidden', by: ['moderator'], audience: 'public' },
    title: t('رفض دون نشر النص', 'Refuser sans publier le texte', 'Refuse without showing the text'),
    done: t(
      'رُفضت العريضة دون نشر نصها',
      'Pétition refusée, texte non publié',
      'Petition refused, its text not shown',
    ),
    asks: [reasons(HIDING_REASONS, 'public'), message('parties', t('التعليل', 'Explication', 'Explanation'))],
    clocks: [{ clock: 'moderation', move: 'stop' }],
    tells: [REFUSED],
  },
  {
    ...{ id: 'withdraw', from: ['sponsoring', 'review', 'revising'], to: 'withdrawn', by: ['applicant'] },
    audience: 'parties',
    title: t('سحب العريضة', 'Retirer la pétition', 'Withdraw the petition'),
    done: t('سُحبت العريضة', 'Pétition retirée', 'Petition withdrawn'),
    clocks: ['sponsoring', 'moderation'].map((clock) => ({ clock, move: 'stop' as const, optional: true })),
  },
];
