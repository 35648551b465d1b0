/** What stands for words that were taken out before a text was published. */
export const TAKEN_OUT = '[…]';

const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/gu;
/** Numbers of eight digits and more, as of telephones and identity cards, however they are grouped. A day or a year is none. */
const NUMBER = /(?<![\p{L}\d])(?!\d{4}-\d{2}-\d{2}(?!\d))(?:\+|00)?\d(?:[ .-]?\d){7,14}(?![\p{L}\d])/gu;

/**
 * A text as it is published: without e-mail addresses and numbers by which a person can be found. It takes out what can be
 * known by its form only; names are for the officer who publishes.
 */
export const redact = (text: string): string => text.replace(EMAIL, TAKEN_OUT).replace(NUMBER, TAKEN_OUT);

/** As `redact`, for all texts of an answer. */
export const redactAnswer = (value: unknown): unknown => {
  if (typeof value === 'string') return redact(value);
  return Array.isArray(value) ? value.map(redactAnswer) : value;
};
