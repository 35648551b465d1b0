import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider, useIntl } from 'react-intl';
import { firstOfMonth, type Language, type Text } from '../../sql/model/text.ts';
import { distanceTo } from './distance.ts';
import { LOCALES, MESSAGES, type MessageKey } from './messages.ts';

/** Languages by their own names: a reader finds hers whatever the page speaks. */
export const OWN_NAMES: Record<Language, string> = { ar: 'العربية', fr: 'Français', en: 'English' };

export type Say = (key: MessageKey, values?: Record<string, string | number>) => string;

/** Sets the language of all that is below. */
export const Localised = ({ language, children }: { language: Language; children: ReactNode }) => (
  <IntlProvider locale={LOCALES[language]} messages={MESSAGES[language]} key={language}>
    <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>
  </IntlProvider>
);

/** Adds the words of an area to those of all pages, for what is below. */
export const WithWords = ({
  words,
  children,
}: {
  words: Record<Language, Record<string, string>>;
  children: ReactNode;
}) => {
  const { locale, messages } = useIntl();
  const language = locale.slice(0, 2) as Language;
  return (
    <IntlProvider locale={locale} messages={{ ...(messages as Record<string, string>), ...words[language] }}>
      {children}
    </IntlProvider>
  );
};

/** Says what is below in another language than the page does: a paper that somebody else is given. */
export const InLanguage = ({
  language,
  words,
  className,
  children,
}: {
  language: Language;
  words: Record<Language, Record<string, string>>;
  className?: string;
  children: ReactNode;
}) => (
  <Localised language={language}>
    <WithWords words={words}>
      <div lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'} className={className}>
        {children}
      </div>
    </WithWords>
  </Localised>
);

/** The reader's language, and how to say things, numbers and days in it. */
export const useWords = () => {
  const intl = useIntl();
  const language = intl.locale.slice(0, 2) as Language;
  const say: Say = (key, values) => intl.formatMessage({ id: key }, values);
  const number = (value: number, decimals = 2): string =>
    intl.formatNumber(value, { maximumFractionDigits: decimals }).replace('-', '−');
  const day = (value: string): string =>
    firstOfMonth(
      intl.formatDate(value.length === 10 ? `${value}T12:00:00` : value, {
        ...{ day: 'numeric', month: 'short', year: 'numeric' },
      }),
      language,
    );
  const moment = (value: string): string =>
    firstOfMonth(
      intl.formatDate(value, {
        ...{ day: 'numeric', month: 'short', year: 'numeric' },
        ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      }),
      language,
    );
  const ago = (value: string): string => {
    const [count, unit] = distanceTo(value, Date.now());
    return intl.formatRelativeTime(count, unit, { numeric: 'auto' });
  };
  /** "tomorrow", "in 3 days", "3 days ago": so many days from today. */
  const inDays = (days: number): string => intl.formatRelativeTime(days, 'day', { numeric: 'auto' });
  const text = (value: Text): string => value[language];
  return { language, say, number, day, moment, ago, inDays, text };
};
export type Words = ReturnType<typeof useWords>;
