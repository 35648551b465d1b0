import { z } from 'zod';
import { type Language, Text } from '../text.ts';

/** An article of a law, and whether it was read there: one that is remembered is told to be checked. */
const Article = z.strictObject({ no: z.string().regex(/^\d+[a-z]*$/), isRead: z.boolean() });
type Article = z.infer<typeof Article>;

/**
 * What a rule stands on: a text of law that was read, with its article; or nothing that was confirmed, which is told as
 * "platform rule" wherever the rule is shown.
 */
export const Basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('law'), text: Text, article: Article.optional() }),
  /** No law, but something that was read elsewhere (the press), which is named. */
  z.strictObject({ kind: z.literal('report'), text: Text }),
  /** `article`: where a law is said to have it, which nobody has read there. */
  z.strictObject({ kind: z.literal('platform-rule'), article: Article.optional() }),
]);
export type Basis = z.infer<typeof Basis>;

/** What is shown where no law was found for a rule. */
export const PLATFORM_RULE: Text = {
  ar: 'قاعدة من قواعد المنصّة',
  fr: 'règle de la plateforme',
  en: 'platform rule',
};

const ARTICLE: Text = { ar: '، الفصل {no}', fr: ', art. {no}', en: ', art. {no}' };
const UNREAD: Text = {
  ar: ' (رقم الفصل للتثبت)',
  fr: ' (numéro d’article à vérifier)',
  en: ' (number of the article to be checked)',
};

const articleText = ({ no, isRead }: Article, language: Language): string =>
  ARTICLE[language].replace('{no}', no) + (isRead ? '' : UNREAD[language]);

/** What a rule stands on, in words: the text, and its article where one is known. */
export const basisText = (basis: Basis): Text => {
  const text = basis.kind === 'platform-rule' ? PLATFORM_RULE : basis.text;
  const article = basis.kind === 'report' ? undefined : basis.article;
  if (!article) return text;
  const { ar, fr, en } = text;
  return {
    ar: ar + articleText(article, 'ar'),
    fr: fr + articleText(article, 'fr'),
    en: en + articleText(article, 'en'),
  };
};

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
