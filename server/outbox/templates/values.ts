import type { Language, Text } from '../../../sql/model/text.ts';
import { FRAME } from './frame.ts';

/** By signs, so that none is cut in two. */
const START = /^.{0,60}/u;

/**
 * What somebody wrote, as it may stand in a message to somebody else: one short line without anything that programs of
 * mail take for an address, a direction or the end of a header. Who signs up with another's address is not to write to
 * her through us.
 */
export const harmless = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N} ,()'’·.-]/gu, ' ')
    .replace(/\.(?=\p{L})|(?<!\d)\.(?=\d)/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .match(START)![0]
    .trim();

/** A text as one line of so many characters. */
export const shortened = (text: string, most: number): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, most);

/** A line of a layer's title, which an officer wrote: whatever it says, it is one line. */
export const oneLine = (text: string): string => shortened(text, 200);

const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-FR', en: 'en-GB' };

/** A moment as people of a country write it, with how far its clock is from UTC. */
export const momentText = (moment: Date, language: Language, timeZone: string): string => {
  const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const day = format(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric' }).format(moment);
  const time = format('en-GB', { hour: '2-digit', minute: '2-digit' }).format(moment);
  const zone = format('en', { timeZoneName: 'shortOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${FRAME[language].at(day, time)} (${zone?.replace('GMT', 'UTC')})`;
};

/** What a template's content may hold; each template has some of it (`sql/model/message.ts`). */
export type Content = {
  link?: string;
  name?: string | undefined;
  expires?: string;
  at?: string;
  device?: string | undefined;
  network?: string | undefined;
  title?: Text;
  revision?: number;
  area?: Text;
  word?: Text;
  severity?: Text;
  count?: number;
  /** A sentence or two of a module, about a case of this number. */
  text?: Text;
  number?: string;
  code?: string;
  /** What is asked, each as a text of its own. */
  asks?: Text[];
  items?: { link: string; title: Text; area: Text }[];
};

/** Latin letters and digits: they have their own direction in Arabic, too. */
const codeText = (code: string): string => `\u2068${code.replace(/[^0-9A-Z-]/g, '')}\u2069`;

/** What stands for the `{names}` in words; what is not known is not there. */
export const valuesOf = (
  {
    name,
    expires,
    at,
    device,
    network,
    title,
    revision,
    area,
    word,
    severity,
    count,
    text,
    number,
    code,
  }: Content,
  language: Language,
  timeZone: string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      name: harmless(name ?? ''),
      expires: expires && momentText(new Date(expires), language, timeZone),
      at: at && momentText(new Date(at), language, timeZone),
      device: harmless(device ?? ''),
      // It has no letter that tells which way it runs.
      network: /^[0-9a-f.:/x*]+$/i.test(network ?? '') ? `\u200e${network}` : '',
      title: title && oneLine(title[language]),
      revision: revision?.toString(),
      area: area && oneLine(area[language]),
      word: word && oneLine(word[language]),
      severity: severity && oneLine(severity[language]),
      count: count?.toString(),
      text: text && shortened(text[language], 800),
      number: number && codeText(number),
      code: code && codeText(code),
    }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
