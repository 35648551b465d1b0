import type { Text } from '../sql/model/text.ts';
import type { WarningRuleDeclaration } from '../sql/model/warning-rule.ts';
import { text } from './declare.ts';

/** The line above a warning: the authority's own word, what it is, and where. */
export const headlineOf = (what: Text): Text =>
  text(`{word}: ${what.ar} في {place}`, `{word} : ${what.fr}, {place}`, `{word}: ${what.en} in {place}`);

/** What the value was at a station, against the limit of the rule. */
export const MEASURED = text(
  'بلغ «{title}» {value} في {feature} ({place})، والحد المعتمد هو {limit}. وقت القياس: {time}.',
  '{title} : {value} à {feature} ({place}), pour un seuil de {limit}. Mesuré le {time}.',
  '{title} was {value} at {feature} ({place}), against a threshold of {limit}. Measured on {time}.',
);

/** What rules of this project have in common: an officer looks at them first. */
export const DRAFTED = {
  publishes: 'draft',
  responses: ['Monitor'],
} as const satisfies Partial<WarningRuleDeclaration>;
