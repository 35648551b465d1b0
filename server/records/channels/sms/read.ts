import { fold, type Language } from '../../../../sql/model/text.ts';
import { grouped, readCode } from '../../../accounts/readable-code.ts';
import type { Module } from '../../module.ts';
import { caseTypeOf, type Kind } from '../../types.ts';

/** What a text message wants. */
export type Wanted =
  | { kind: 'case'; of: Kind; language: Language; words: string }
  /** Nothing of what was begun: it is to be forgotten. */
  | { kind: 'cancel'; language: Language }
  | { kind: 'status'; number: string; code: string; language: Language }
  | { kind: 'help'; language: Language };

const NUMBER = 8;
const CODE = 12;

const CANCEL = ['annuler', 'cancel', 'stop', 'إلغاء', 'الغاء'].map(fold);

/** The language that a text is written in, as far as its letters tell. */
const languageOf = (text: string): Language => (/\p{Script=Arabic}/u.test(text) ? 'ar' : 'fr');

/** The number and code of a case among the words of a text, in this order, however they are grouped. */
const numberAndCode = (text: string): { number: string; code: string } | null => {
  const codes = text
    .split(/\s+/)
    .map((word) => readCode(word.replace(/[.,;:]+$/, '')))
    .filter((code) => code !== null);
  const number = codes.find((code) => code.length === NUMBER);
  const code = codes.find((one) => one.length === CODE);
  return number && code ? { number: grouped(number), code } : null;
};

/** The words by which cases of modules begin, as they are declared. */
export const smsWords = (modules: readonly Module[]): { word: string; language: Language; of: Kind }[] =>
  modules.flatMap((module) => {
    const type = caseTypeOf(module);
    return (type?.sms?.words ?? []).map(({ word, language }) => ({
      word,
      language,
      of: { module, type: type! },
    }));
  });

/**
 * What a text message wants: a case, where it begins with the word of a module; how a case stands, where a number and its code
 * are in it; else to be told how it goes.
 */
export const readSms = (modules: readonly Module[], text: string): Wanted => {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const word = fold(first.replace(/[.,:;!]+$/, ''));
  const found = smsWords(modules).find((one) => fold(one.word) === word);
  if (found && rest.length > 0)
    return {
      ...{ kind: 'case', of: found.of, language: found.language },
      words: text.trim().slice(first.length).trim(),
    };
  const language = found?.language ?? languageOf(text);
  const which = numberAndCode(text);
  if (which) return { kind: 'status', ...which, language };
  return { kind: CANCEL.includes(fold(text.replace(/[.!]+$/, ''))) ? 'cancel' : 'help', language };
};
