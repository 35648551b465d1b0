import { z } from 'zod';
import { Text } from '../text.ts';

/**
 * What a rule stands on: a text of law that was read, with its article; or nothing that was confirmed, which is told as
 * "platform rule" wherever the rule is shown.
 */
export const Basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('law'), text: Text }),
  /** No law, but something that was read elsewhere (the press), which is named. */
  z.strictObject({ kind: z.literal('report'), text: Text }),
  z.strictObject({ kind: z.literal('platform-rule') }),
]);
export type Basis = z.infer<typeof Basis>;

/** What is shown where no law was found for a rule. */
export const PLATFORM_RULE: Text = {
  ar: 'قاعدة من قواعد المنصّة',
  fr: 'règle de la plateforme',
  en: 'platform rule',
};

/** What a rule stands on, in words. */
export const basisText = (basis: Basis): Text =>
  basis.kind === 'platform-rule' ? PLATFORM_RULE : basis.text;

/** A number that an administrator may set: a length in days, a threshold. */
export const Setting = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  title: Text,
  value: z.int(),
  min: z.int(),
  max: z.int(),
  basis: Basis,
});
export type Setting = z.infer<typeof Setting>;

/** A number that is written where it is used, or the setting that holds it. */
export const Amount = z.union([z.int().min(0), z.strictObject({ setting: Setting.shape.id })]);
export type Amount = z.infer<typeof Amount>;

/** The value of an amount. Throws where there is no such setting, which the faults of a declaration tell beforehand. */
export const amountOf = (amount: Amount, settings: Readonly<Record<string, number>>): number => {
  if (typeof amount === 'number') return amount;
  const value = settings[amount.setting];
  if (value === undefined) throw new Error(`unknown setting: ${amount.setting}`);
  return value;
};
