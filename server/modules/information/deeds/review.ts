import { t } from '../schema.ts';
import { type Declared, ENDS, files, message } from './fields.ts';

const COURT = { clock: 'court-window', move: 'start', optional: true } as const;

/** The truth about what remains after a review. */
const REMAINS = t(
  'هيئة النفاذ إلى المعلومة مغلقة منذ أوت 2025، فلا تُرفع إليها الطعون. يبقى القضاء الإداري.',
  'L’Instance d’accès à l’information est fermée depuis août 2025 : aucun recours ne peut lui être adressé. Reste la justice administrative.',
  'The Access to Information Authority has been closed since August 2025, so no appeal can be brought to it. The administrative court remains.',
);

/** Review by the head of the body, and what comes after it. */
export const REVIEW: Declared[] = [
  {
    ...{
      id: 'ask-review',
      from: ['overdue', 'long-overdue', 'partly', 'refused', 'not-held'],
      to: 'review',
      by: ['applicant'],
      audience: 'parties',
    },
    title: t('التظلم لدى رئيس الهيكل', 'Demander le réexamen', 'Ask for a review'),
    asks: [message('parties')],
    needs: [{ clock: 'review-window', is: 'running' }],
    clocks: [...(ENDS ?? []), { clock: 'review', move: 'start' }],
    tells: [
      {
        whom: 'structure',
        subject: t('تظلم', 'Demande de réexamen', 'A review is asked for'),
        says: t(
          'تظلم بخصوص الطلب {number}. ينتهي أجل الرد في {due}، والسكوت رفض.',
          'Réexamen demandé pour {number}. Réponse due le {due} ; le silence vaut refus.',
          'A review of {number} is asked for. The reply is due {due}; silence is refusal.',
        ),
      },
    ],
  },
  {
    ...{ id: 'review-grant', from: ['review'], to: 'review-granted', by: ['officer'], audience: 'public' },
    title: t('قبول التظلم', 'Donner l’information après réexamen', 'Grant the review'),
    asks: [message('public'), files('public')],
    clocks: [{ clock: 'review', move: 'stop' }],
    tells: [
      {
        whom: 'applicant',
        subject: t('قُبل تظلمك', 'Réexamen favorable', 'Your review was granted'),
        says: t(
          'أجاب رئيس {structure} عن تظلمك بخصوص الطلب {number}.',
          'Le chef de {structure} a répondu à votre demande de réexamen {number}.',
          'The head of {structure} replied to your review of {number}.',
        ),
      },
    ],
  },
  {
    ...{ id: 'review-refuse', from: ['review'], to: 'review-refused', by: ['officer'], audience: 'public' },
    title: t('رفض التظلم', 'Confirmer le refus', 'Uphold the refusal'),
    asks: [message('public')],
    clocks: [{ clock: 'review', move: 'stop' }, COURT],
    tells: [
      {
        whom: 'applicant',
        subject: t('رُفض تظلمك', 'Réexamen défavorable', 'Your review was refused'),
        says: REMAINS,
      },
    ],
  },
  {
    ...{ id: 'review-silence', from: ['review'], to: 'review-refused', by: ['system'], audience: 'public' },
    title: t('السكوت رفض', 'Le silence vaut refus', 'Silence is refusal'),
    clocks: [{ clock: 'review', move: 'stop' }, COURT],
    tells: [
      {
        whom: 'applicant',
        subject: t(
          'لم يُجب عن تظلمك: السكوت رفض',
          'Réexamen sans réponse : le silence vaut refus',
          'No reply to your review: silence is refusal',
        ),
        says: REMAINS,
      },
    ],
  },
  {
    ...{ id: 'go-to-court', from: ['review-refused'], to: 'appeal', by: ['applicant'], audience: 'public' },
    title: t('أعلم بأني رفعت طعنا', 'Signaler un recours en justice', 'Say that it was taken to court'),
    needs: [{ clock: 'court-window', is: 'running' }],
    clocks: [{ clock: 'court-window', move: 'stop' }],
  },
];
