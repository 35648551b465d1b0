import { frenchSpaces, LANGUAGES, type Text } from '../../sql/model/text.ts';

/** A text in three languages, French with its spaces. */
export const words = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

type Part = Text | string | number;

/** A text with places `{name}` filled, each in its language. */
export const filled = (text: Text, parts: Record<string, Part>): Text => {
  const of = (language: keyof Text): string =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const part = parts[name] ?? whole;
      return typeof part === 'object' ? part[language] : String(part);
    });
  return { ar: of('ar'), fr: of('fr'), en: of('en') };
};

/** Sentences one after the other. */
export const together = (...parts: Text[]): Text => ({
  ar: parts.map(({ ar }) => ar).join(' '),
  fr: parts.map(({ fr }) => fr).join(' '),
  en: parts.map(({ en }) => en).join(' '),
});

const DAYS = { ar: 'ar-TN', fr: 'fr-TN', en: 'en-GB' } as const;

/** A day, `2026-01-31`, as each language writes it. */
export const dayText = (day: string): Text => {
  const of = (language: keyof Text): string =>
    new Intl.DateTimeFormat(DAYS[language], {
      ...{ calendar: 'gregory', timeZone: 'UTC' },
      dateStyle: 'long',
    }).format(new Date(`${day}T00:00:00Z`));
  return { ar: of('ar'), fr: of('fr'), en: of('en') };
};

/** A month, 1 to 12, by its name. */
export const monthText = (month: number): Text => {
  const of = (language: keyof Text): string =>
    new Intl.DateTimeFormat(DAYS[language], {
      ...{ calendar: 'gregory', timeZone: 'UTC', month: 'long' },
    }).format(new Date(Date.UTC(2001, month - 1, 1)));
  return { ar: of('ar'), fr: of('fr'), en: of('en') };
};

/** A name that may be missing in a language, by another that there is. */
export const nameText = (name: Partial<Record<keyof Text, string>>, otherwise: string): Text => {
  const any = LANGUAGES.map((language) => name[language]).find((one) => one) ?? otherwise;
  return { ar: name.ar || any, fr: name.fr || any, en: name.en || any };
};
