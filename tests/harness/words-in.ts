import { createIntl } from 'react-intl';
import type { Language } from '../../sql/model/text.ts';
import { ALL_MESSAGES } from '../../web/i18n/all.ts';
import type { Words } from '../../web/i18n/intl.tsx';
import { LOCALES } from '../../web/i18n/messages.ts';

/** What pages say in a language, as far as sentences and numbers need it, without a page. */
export const wordsIn = (language: Language): Words => {
  const intl = createIntl({ locale: LOCALES[language], messages: ALL_MESSAGES[language] });
  return {
    language,
    say: (key, values) => intl.formatMessage({ id: key }, values),
    number: (value: number, decimals = 2) =>
      intl.formatNumber(value, { maximumFractionDigits: decimals }).replace('-', '−'),
    text: (value) => value[language],
  } as Words;
};
