import { searchWords } from './words.ts';

/** Of a word this much is compared, so that most endings do not matter. */
const STEM = 5;
const LEAST_LETTERS = 3;
const MOST_STEMS = 20;

/** Words that join others and say nothing of what a text is about, as they are kept for search. */
const EMPTY_WORDS = new Set(
  searchWords(
    'the and for with from that this are was were has have what which who how when where all any not our your about into public',
    'les des une dans pour par sur avec aux est sont qui que quoi dont cette ces son ses leur leurs mes vos nos tous toutes quel quelle quels quelles entre depuis sans sous chez ont',
    'هذا هذه ذلك التي الذي الذين على الى عن من في مع كل بعض أو ثم قد كان كانت ما هل كم متى أين كيف بين منذ حول غير لدى',
  ).split(' '),
);

/** The beginnings of the words of a text that say what it is about, each once, in their order. */
export const stemsOf = (text: string): string[] =>
  [
    ...new Set(
      searchWords(text)
        .split(' ')
        .filter((word) => word.length >= LEAST_LETTERS && !EMPTY_WORDS.has(word))
        .map((word) => word.slice(0, STEM)),
    ),
  ].slice(0, MOST_STEMS);

/** How alike two texts are, 0 to 1 (Dice's coefficient of the beginnings of their words; Dice 1945, Ecology 26: 297). */
export const likeness = (one: string, other: string): number => {
  const [a, b] = [stemsOf(one), new Set(stemsOf(other))];
  const shared = a.filter((stem) => b.has(stem)).length;
  return a.length + b.size === 0 ? 0 : (2 * shared) / (a.length + b.size);
};

/** How much of what is looked for stands in a text, 0 to 1: what share of the words' beginnings. */
export const coverage = (looked: readonly string[], text: string): number => {
  if (looked.length === 0) return 0;
  const words = searchWords(text).split(' ');
  return looked.filter((stem) => words.some((word) => word.startsWith(stem))).length / looked.length;
};

/** What holds any of these beginnings, as the text of a `to_tsquery('simple', ...)`; null where there are none. */
export const anyOf = (stems: readonly string[]): string | null =>
  stems.length === 0 ? null : stems.map((stem) => `${stem}:*`).join(' | ');
