import type { Hears } from '../../../sql/model/api/petitions.ts';
import type { Text } from '../../../sql/model/text.ts';
import { t } from './schema.ts';

/** What signers are told of, and from which wish on: who wants to hear more hears this, too. */
export const TOLD: Readonly<Record<string, { hears: Exclude<Hears, 'nothing'>; says: Text }>> = {
  respond: {
    hears: 'response',
    says: t(
      'ورد الرد على العريضة التي وقّعتها.',
      'La pétition que vous avez signée a une réponse.',
      'The petition that you signed has a response.',
    ),
  },
  'respond-before-debate': {
    hears: 'response',
    says: t(
      'ورد الرد على العريضة التي وقّعتها.',
      'La pétition que vous avez signée a une réponse.',
      'The petition that you signed has a response.',
    ),
  },
  'tell-outcome': {
    hears: 'response',
    says: t(
      'أُعلن مآل العريضة التي وقّعتها.',
      'Les suites de la pétition que vous avez signée sont connues.',
      'The outcome of the petition that you signed is told.',
    ),
  },
  'owe-response': {
    hears: 'milestones',
    says: t(
      'بلغت العريضة التي وقّعتها العدد الذي يوجب ردا.',
      'La pétition que vous avez signée a atteint le seuil de réponse.',
      'The petition that you signed reached the threshold for a response.',
    ),
  },
  'owe-debate': {
    hears: 'milestones',
    says: t(
      'بلغت العريضة التي وقّعتها العدد الذي يوجب نقاشا.',
      'La pétition que vous avez signée a atteint le seuil du débat.',
      'The petition that you signed reached the threshold for a debate.',
    ),
  },
  'schedule-debate': {
    hears: 'milestones',
    says: t(
      'حُدد موعد نقاش العريضة التي وقّعتها.',
      'La date du débat de la pétition que vous avez signée est fixée.',
      'The debate of the petition that you signed has a date.',
    ),
  },
  'record-debate': {
    hears: 'milestones',
    says: t(
      'نوقشت العريضة التي وقّعتها.',
      'La pétition que vous avez signée a été débattue.',
      'The petition that you signed was debated.',
    ),
  },
  'response-late': {
    hears: 'all',
    says: t(
      'انقضى أجل الرد على العريضة التي وقّعتها دون رد.',
      'La réponse à la pétition que vous avez signée est en retard.',
      'The response to the petition that you signed is overdue.',
    ),
  },
  end: {
    hears: 'all',
    says: t(
      'انتهت مدة التوقيع على العريضة التي وقّعتها.',
      'La pétition que vous avez signée est close.',
      'The petition that you signed has ended.',
    ),
  },
};

/** That somebody has signed already, which only who reads the mail learns. */
export const SIGNED_BEFORE: Text = t(
  'سبق أن وقّعت هذه العريضة. لا داعي لفعل شيء.',
  'Vous avez déjà signé cette pétition. Il n’y a rien à faire.',
  'You have signed this petition already. There is nothing to do.',
);
