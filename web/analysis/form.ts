import type { QuestionKind } from '../../sql/model/analysis.ts';

/** What is filled in, by the names that the address has. */
export type Form = Readonly<Record<string, string>>;

/** The kinds of question in the order in which they are offered: what changes first, then what is where. */
export const KINDS = [
  'trend',
  'change',
  'cover',
  'by-place',
  'within',
  'near',
  'nearest',
  'intersect',
  'hot-spots',
  'buffer',
] as const satisfies readonly QuestionKind[];

/** The words that stand in the address; what else is there is not the form's. */
const SHORT = [
  ...[
    'ask',
    'of',
    'with',
    'in',
    'where',
    'place',
    'point',
    'figure',
    'property',
    'gather',
    'day',
    'day2',
    'pub',
    'pub2',
  ],
  ...['from', 'to', 'km', 'k', 'class', 'whole', 'cut', 'merge', 'by'],
  ...['step', 'season', 'm1', 'm2', 'variant', 'confidence', 'rate', 'coverage', 'reach', 'answer'],
];
/** Areas that are drawn, and filters. */
const LONG = ['area', 'filter', 'only', 'filter2', 'only2'];
const MOST_LETTERS = { short: 200, long: 2000 };

const isKind = (word: string | undefined): word is QuestionKind => KINDS.some((kind) => kind === word);

/** The kind that is asked; null before one is chosen. */
export const kindOf = ({ ask }: Form): QuestionKind | null => (isKind(ask) ? ask : null);

export const parseForm = (search: string): Form => {
  const query = new URLSearchParams(search);
  const read = (names: readonly string[], most: number) =>
    names.flatMap((name) => {
      const value = query.get(name);
      return value ? [[name, value.slice(0, most)] as const] : [];
    });
  return Object.fromEntries([...read(SHORT, MOST_LETTERS.short), ...read(LONG, MOST_LETTERS.long)]);
};

/** The address of a form, readable. */
export const formatForm = (form: Form): string => {
  const query = new URLSearchParams();
  for (const name of [...SHORT, ...LONG]) if (form[name]) query.set(name, form[name]);
  const text = query.toString().replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%3B/g, ';');
  return text ? `/analysis?${text}` : '/analysis';
};

/** What says nothing any more once something else is chosen: names of a layer's own. */
const HANGS_ON: Readonly<Record<string, readonly string[]>> = {
  of: ['filter', 'property'],
  with: ['filter2', 'property', 'class'],
  property: ['class'],
  figure: ['step', 'season', 'm1', 'm2'],
};

/** A form with something changed: an answer to what was asked before stays no longer, nor does what hangs on what was changed. */
export const changed = (form: Form, part: Form): Form => {
  const gone = Object.keys(part).flatMap((name) => HANGS_ON[name] ?? []);
  const kept = Object.entries(form).filter(([name]) => name !== 'answer' && !gone.includes(name));
  return { ...Object.fromEntries(kept), ...part };
};
