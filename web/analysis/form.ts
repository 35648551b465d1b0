import type { Asked, QuestionKind } from '../../sql/model/analysis.ts';

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
const NAMES = [
  ...['ask', 'of', 'with', 'in', 'place', 'figure', 'property', 'gather', 'day', 'day2', 'from', 'to'],
  ...['km', 'k', 'class', 'whole', 'cut', 'merge', 'step', 'variant', 'by', 'answer'],
];

const isKind = (word: string | undefined): word is QuestionKind => KINDS.some((kind) => kind === word);

/** The kind that is asked; null before one is chosen. */
export const kindOf = ({ ask }: Form): QuestionKind | null => (isKind(ask) ? ask : null);

export const parseForm = (search: string): Form => {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query.get(name);
      return value ? [[name, value.slice(0, 200)] as const] : [];
    }),
  );
};

/** The address of a form, readable. */
export const formatForm = (form: Form): string => {
  const query = new URLSearchParams();
  for (const name of NAMES) if (form[name]) query.set(name, form[name]);
  const text = query.toString().replace(/%3A/g, ':').replace(/%2C/g, ',');
  return text ? `/analysis?${text}` : '/analysis';
};

/** A form with something changed: an answer to what was asked before stays no longer. */
export const changed = (form: Form, part: Form): Form => {
  const { answer: _, ...rest } = form;
  return { ...rest, ...part };
};

const side = (layer: string, day?: string) => ({ layer, ...(day ? { day } : {}) });
const metres = (km: string | undefined): number => Number(km) * 1000;

type Builder = (form: Form) => Asked | null;

const gathered = ({ gather, property }: Form) => ({
  gather: (gather ?? 'count') as 'count',
  ...(property && (gather === 'sum' || gather === 'mean') ? { property } : {}),
});

const needs = (form: Form, ...names: string[]): boolean => names.every((name) => form[name]);

/** `indicator:ID` or `parameter:ID`. */
const figureOf = (figure: string) => {
  const [kind, id = ''] = figure.split(':');
  return kind === 'indicator' ? { indicator: id } : { parameter: id };
};

const BUILDERS: Record<QuestionKind, Builder> = {
  trend: (form) =>
    needs(form, 'figure', 'in', 'from', 'to')
      ? {
          kind: 'trend',
          of: figureOf(form.figure!),
          places: form.in!,
          from: Number(form.from),
          to: Number(form.to),
          ...(form.step === 'month' ? { step: 'month' } : {}),
          ...(form.variant ? { variant: form.variant as 'original' } : {}),
        }
      : null,
  change: (form) =>
    needs(form, 'of', 'from', 'to')
      ? {
          kind: 'change',
          layer: form.of!,
          from: form.from!,
          to: form.to!,
          ...(form.by === 'revision' ? { by: 'revision' } : {}),
        }
      : null,
  cover: (form) =>
    needs(form, 'of', 'with', 'property')
      ? {
          kind: 'cover',
          before: side(form.of!, form.day),
          after: side(form.with!, form.day2),
          property: form.property!,
          ...(form.class ? { class: form.class } : {}),
        }
      : null,
  'by-place': (form) =>
    needs(form, 'of', 'in')
      ? { kind: 'by-place', of: side(form.of!, form.day), places: form.in!, ...gathered(form) }
      : null,
  within: (form) =>
    needs(form, 'of', 'place')
      ? {
          kind: 'within',
          of: side(form.of!, form.day),
          area: { place: form.place! },
          ...(form.whole ? { wholly: true } : {}),
        }
      : null,
  near: (form) =>
    needs(form, 'of', 'with', 'km')
      ? {
          kind: 'near',
          of: side(form.of!, form.day),
          to: side(form.with!, form.day),
          metres: metres(form.km),
        }
      : null,
  nearest: (form) =>
    needs(form, 'of', 'with')
      ? {
          kind: 'nearest',
          of: side(form.of!, form.day),
          to: side(form.with!, form.day),
          ...(form.k ? { k: Number(form.k) } : {}),
        }
      : null,
  intersect: (form) =>
    needs(form, 'of', 'with')
      ? {
          kind: 'intersect',
          of: side(form.of!, form.day),
          with: side(form.with!, form.day),
          ...(form.cut ? { cut: true } : {}),
        }
      : null,
  'hot-spots': (form) =>
    needs(form, 'of', form.in ? 'of' : 'property')
      ? {
          kind: 'hot-spots',
          of: side(form.of!, form.day),
          ...(form.in ? { places: form.in, ...gathered(form) } : { property: form.property! }),
        }
      : null,
  buffer: (form) =>
    needs(form, 'of', 'km')
      ? {
          kind: 'buffer',
          of: side(form.of!, form.day),
          metres: metres(form.km),
          ...(form.merge === 'no' ? { merge: false } : {}),
        }
      : null,
};

/** The question that a form asks; null while something is missing. */
export const questionOf = (form: Form): Asked | null => {
  const kind = kindOf(form);
  const question = kind && BUILDERS[kind](form);
  return question && !Object.values(question).some((value) => Number.isNaN(value)) ? question : null;
};
