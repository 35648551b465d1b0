import type { Request } from 'express';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';

/**
 * The language of an answer: `lang=` where it names one of ours, else what `Accept-Language` prefers, else English: a
 * client that prefers none is a program.
 */
export const languageOf = (request: Request): Language => {
  const asked = LANGUAGES.find((language) => language === request.query.lang);
  if (asked) return asked;
  const header = request.headers['accept-language'] ?? '*';
  const accepted = header === '*' ? false : request.acceptsLanguages(...LANGUAGES);
  return LANGUAGES.find((language) => language === accepted) ?? 'en';
};
