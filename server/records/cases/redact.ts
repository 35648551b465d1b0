import type { FieldKind } from '../../../sql/model/records/form.ts';

/** What stands for words that were taken out before a text was published. */
export const TAKEN_OUT = '[…]';

// Begun only where a word begins: else a long word without an address would be gone through from each of its letters.
const EMAIL = /(?<![^\s@<>()])[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/gu;
/** Numbers of eight digits and more, as of telephones and identity cards, in the digits of any script, however they are grouped. A day or a year is none. */
const NUMBER =
  /(?<![\p{L}\p{Nd}])(?!\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}(?!\p{Nd}))(?:\(?\+|00)?\(?\p{Nd}(?:(?:[ .\-\u00a0\u2011\u202f]|\) ?| ?\()?\p{Nd}){7,14}(?![\p{L}\p{Nd}])/gu;

/**
 * A text as it is published: without e-mail addresses and numbers by which a person can be found. It takes out what can be
 * known by its form only; names are for the officer who publishes.
 */
export const redact = (text: string): string => text.replace(EMAIL, TAKEN_OUT).replace(NUMBER, TAKEN_OUT);

/** Kinds of fields that are answered by the id of something: nobody is found by it, and changed it would lead nowhere. */
const BY_ID: readonly (FieldKind | undefined)[] = ['choice', 'files', 'body', 'place'];

/** As `redact`, for what a field of a kind was answered with. */
export const redactAnswer = (kind: FieldKind | undefined, value: unknown): unknown =>
  typeof value === 'string' && !BY_ID.includes(kind) ? redact(value) : value;
