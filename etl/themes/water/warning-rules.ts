import type { WarningRuleDeclaration } from '../../../sql/model/warning-rule.ts';
import { text } from '../../declare.ts';
import { DRAFTED, headlineOf } from '../../declare-warning.ts';

/** Below a fifth of what the governorate's dams hold; over from a quarter on. Months are gathered once they are over. */
const low: WarningRuleDeclaration = {
  ...DRAFTED,
  id: 'dams-low',
  title: text('مخزون سدود منخفض', 'Barrages peu remplis', 'Dams low'),
  subject: { kind: 'indicator', indicator: 'dam-filling-governorate' },
  when: { kind: 'below', value: 20, until: 25 },
  merges: 'P30D',
  fresh: 'P70D',
  area: { level: 'governorate' },
  authority: 'dgre',
  category: 'Env',
  severity: 'Moderate',
  urgency: 'Future',
  certainty: 'Observed',
  expires: 'P14D',
  event: text('نقص مخزون المياه', 'Réserves d’eau basses', 'Low water reserves'),
  headline: headlineOf(text('مخزون سدود منخفض', 'barrages peu remplis', 'dams low')),
  description: text(
    'امتلأت سدود {place} بنسبة {value}، والحد المعتمد هو {limit}.',
    'Les barrages de {place} sont remplis à {value}, pour un seuil de {limit}.',
    'The dams of {place} are filled to {value}, against a threshold of {limit}.',
  ),
  instruction: text('يرجى الاقتصاد في استهلاك الماء.', 'Merci d’économiser l’eau.', 'Please save water.'),
};

/** What warnings of water are drafted by; thresholds are this project's. */
export const waterWarningRules: readonly WarningRuleDeclaration[] = [low];
