import type { Language } from '../../../sql/model/text.ts';
import { LOCALES } from '../../i18n/messages.ts';

type Currency = { currency: string; decimals: number };

/** An amount shortened as it is said: 10.1 billion; three figures of it. */
export const short = (amount: number, { currency }: Pick<Currency, 'currency'>, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(amount);

/** An amount for one person, or any other that is small. */
export const plain = (amount: number, { currency }: Pick<Currency, 'currency'>, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], {
    ...{ style: 'currency', currency },
    maximumFractionDigits: Math.abs(amount) < 100 ? 1 : 0,
    minimumFractionDigits: 0,
  }).format(amount);

/** An amount to the last unit, of the exact decimal: the text itself is grouped, no number is made of it. */
export const exact = (
  decimal: string,
  { currency }: Pick<Currency, 'currency'>,
  language: Language,
): string => {
  const [, sign = '', whole = '0', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const format = new Intl.NumberFormat(LOCALES[language]);
  const point = new Intl.NumberFormat(LOCALES[language])
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  const unit =
    new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency })
      .formatToParts(1)
      .find(({ type }) => type === 'currency')?.value ?? currency;
  const number = `${sign}${format.format(BigInt(whole))}${fraction === undefined ? '' : `${point}${fraction}`}`;
  return language === 'en' ? `${unit} ${number}` : `${number} ${unit}`;
};

/** A change in per cent with its sign; null where there is nothing to change from. */
export const changeOf = (now: number, before: number | null | undefined): number | null =>
  before === null || before === undefined || before === 0 ? null : (100 * (now - before)) / Math.abs(before);

export const percent = (share: number, language: Language, decimals = 1): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: decimals }).format(
    share,
  );

/** `+7 %`, `−3 %`. */
export const signed = (change: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], {
    ...{ style: 'percent', signDisplay: 'exceptZero' },
    maximumFractionDigits: Math.abs(change) < 10 ? 1 : 0,
  })
    .format(change / 100)
    .replace('-', '−');
