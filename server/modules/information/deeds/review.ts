import { t } from '../schema.ts';
import { type Declared, ENDS, files, message, OWED } from './fields.ts';

const COURT = { clock: 'court-window', move: 'start', optional: true } as const;

/** The truth about what remains after a review. */
const REMAINS = t(
  'هيئة النفاذ إلى المعلومة مغلقة منذ أوت 2025، فلا يمكن الطعن لديها. يبقى القضاء الإداري.',
  'L’Instance d’accès à l’information est fermée depuis août 2025 : aucun recours ne peut lui être adressé. Reste la justice administrative.',
  'The Access to Information Authority has been closed since August 2025, so no appeal can be brought to it. The administrative court remains.',
);

/** Review by the head of the body, and what comes after it. */
export const REVIEW: Declared[] = [
  {
    ...{
      id: 'ask-review',
      // Who did not reply in time does not take the review away by asking something more.
      from: [...OWED, 'clarification', 'fee', 'partly', 'refused', 'not-held'],
      to: 'review',
      by: ['applicant'],
      audience: 'parties',
    },
    title: t('التظلم لدى رئيس الهيكل', 'Demander la révision', 'Ask for a review'),
    done: t('قُدّم تظلّم لدى رئيس الهيكل', 'Révision demandée', 'Review asked for'),
    asks: [message('parties')],
    needs: [{ clock: 'review-window', is: 'running' }],
    clocks: [...(ENDS ?? []), { clock: 'review', move: 'start' }],
    tells: [
      {
        whom: 'structure',
        subject: t('مطلب تظلم', 'Demande de révision', 'A review is asked for'),
        says: t(
          'ورد مطلب تظلم بخصوص المطلب عدد {number}. ينتهي أجل الرد عليه في {due}، ويُعدّ السكوت رفضا.',
          'La révision de la demande n° {number} est demandée. Réponse attendue au plus tard le {due} ; le silence vaut refus.',
          'A review of {number} is asked for. The reply is due {due}; silence is refusal.',
        ),
      },
    ],
  },
  {
    ...{ id: 'review-grant', from: ['review'], to: 'review-granted', by: ['officer'], audience: 'public' },
    title: t('قبول التظلم', 'Accorder la révision', 'Grant the review'),
    done: t('قُبل التظلم', 'Révision accordée', 'Review granted'),
    asks: [message('public'), files('public')],
    clocks: [{ clock: 'review', move: 'stop' }],
    tells: [
      {
        whom: 'applicant',
        subject: t('قُبل تظلمك', 'Révision accordée', 'Your review was granted'),
        says: t(
          'استجاب رئيس الهيكل لتظلمك بخصوص المطلب عدد {number}. الهيكل: {structure}.',
          'Le chef de l’organisme ({structure}) fait droit à votre demande de révision du dossier n° {number}.',
          'The head of the body ({structure}) granted your review of request {number}.',
        ),
      },
    ],
  },
  {
    ...{ id: 'review-refuse', from: ['review'], to: 'review-refused', by: ['officer'], audience: 'public' },
    title: t('رفض التظلم', 'Confirmer le refus', 'Uphold the refusal'),
    done: t('رُفض التظلم', 'Refus confirmé', 'Refusal upheld'),
    asks: [message('public')],
    clocks: [{ clock: 'review', move: 'stop' }, COURT],
    tells: [
      {
        whom: 'applicant',
        subject: t('رُفض تظلمك', 'Refus confirmé', 'Your review was refused'),
        says: REMAINS,
      },
    ],
  },
  {
    ...{ id: 'review-silence', from: ['review'], to: 'review-refused', by: ['system'], audience: 'public' },
    title: t('يُعدّ السكوت رفضا', 'Le silence vaut refus', 'Silence is refusal'),
    done: t(
      'لم يُردّ على التظلم، فعُدّ السكوت رفضا',
      'Révision restée sans réponse : refus',
      'Review left without a reply: refused',
    ),
    clocks: [{ clock: 'review', move: 'stop' }, COURT],
    tells: [
      {
        whom: 'applicant',
        subject: t(
          'لم يُردّ على تظلمك: يُعدّ السكوت رفضا',
          'Révision sans réponse : le silence vaut refus',
          'No reply to your review: silence is refusal',
        ),
        says: REMAINS,
      },
    ],
  },
  {
    ...{ id: 'go-to-court', from: ['review-refused'], to: 'appeal', by: ['applicant'], audience: 'public' },
    title: t(
      'الإعلام برفع طعن أمام القضاء',
      'Signaler un recours en justice',
      'Say that it was taken to court',
    ),
    done: t('أُعلم برفع طعن أمام القضاء', 'Recours en justice signalé', 'Said to be taken to court'),
    needs: [{ clock: 'court-window', is: 'running' }],
    clocks: [{ clock: 'court-window', move: 'stop' }],
  },
];
