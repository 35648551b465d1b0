import type { Request } from 'express';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';

/** The language of an answer: `lang=` where it names one of ours, else what `Accept-Language` prefers, else English. */
export const languageOf = (request: Request): Language => {
  const asked = LANGUAGES.find((language) => language === request.query.lang);
  if (asked) return asked;
  const accepted = request.headers['accept-language'] ? request.acceptsLanguages(...LANGUAGES) : false;
  return LANGUAGES.find((language) => language === accepted) ?? 'en';
};
