import type { Asked, QuestionKind, TREND_VARIANTS } from '../../sql/model/analysis.ts';
import { areaOf, pointOf } from './drawn.ts';
import { type Form, kindOf } from './form.ts';
import { monthsOf } from './seasons.ts';

type Builder = (form: Form) => Asked | null;

const needs = (form: Form, ...names: string[]): boolean => names.every((name) => form[name]);
const metres = (km: string | undefined): number => Number(km) * 1000;
/** Something under its name, where it was filled in. */
const given = <Name extends string, Value>(
  name: Name,
  text: string | undefined,
  value: (text: string) => Value,
) => (text ? { [name]: value(text) } : {}) as { [K in Name]?: Value };
const share = (percent: string): number => Number(percent) / 100;

/** A filter, and an area that features are to lie in, as one filter. */
export const filterIn = (filter: string | undefined, only: string | undefined): string => {
  const ring = areaOf(only)?.polygon[0]?.map(([lng, lat]) => `${lng} ${lat}`);
  const inside = ring ? `S_INTERSECTS(geometry, POLYGON((${ring.join(', ')})))` : '';
  return filter && inside ? `(${filter}) AND ${inside}` : filter || inside;
};

const side = (layer: string, day: string | undefined, filter: string) => ({
  layer,
  ...(day ? { day } : {}),
  ...(filter ? { filter } : {}),
});
const ofSide = (form: Form) => side(form.of!, form.day, filterIn(form.filter, form.only));
const withSide = (form: Form, day = form.day) => side(form.with!, day, filterIn(form.filter2, form.only2));

const gathered = ({ gather, property }: Form) => ({
  gather: (gather ?? 'count') as 'count',
  ...(property && (gather === 'sum' || gather === 'mean') ? { property } : {}),
});

/** `indicator:ID` or `parameter:ID`. */
const figureOf = (figure: string) => {
  const [kind, id = ''] = figure.split(':');
  return kind === 'indicator' ? { indicator: id } : { parameter: id };
};

/** A place by its name, or an area that is drawn. */
const placeOf = ({ where, place, area }: Form) => {
  if (where === 'area') return areaOf(area);
  return place ? { place } : null;
};

/** What is near to: a layer, unless it is said otherwise. */
const targetOf = (form: Form) => {
  switch (form.where) {
    case 'area':
    case 'place':
      return placeOf(form);
    case 'point':
      return pointOf(form.point);
    default:
      return form.with ? withSide(form) : null;
  }
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
          ...monthsOf(form),
          ...given('variant', form.variant, (name) => name as (typeof TREND_VARIANTS)[number]),
          ...given('confidence', form.confidence, share),
          ...given('rate', form.rate, share),
          ...given('coverage', form.coverage, share),
        }
      : null,
  change: (form) =>
    needs(form, 'of', 'from', 'to')
      ? {
          kind: 'change',
          layer: form.of!,
          ...given('filter', filterIn(form.filter, form.only), (text) => text),
          from: form.from!,
          to: form.to!,
          ...(form.by === 'revision' ? { by: 'revision' } : {}),
        }
      : null,
  cover: (form) =>
    needs(form, 'of', 'with', 'property')
      ? {
          kind: 'cover',
          before: { ...ofSide(form), ...given('published', form.pub, (text) => text) },
          after: { ...withSide(form, form.day2), ...given('published', form.pub2, (text) => text) },
          property: form.property!,
          ...given('class', form.class, (name) => name),
        }
      : null,
  'by-place': (form) =>
    needs(form, 'of', 'in')
      ? { kind: 'by-place', of: ofSide(form), places: form.in!, ...gathered(form) }
      : null,
  within: (form) => {
    const area = placeOf(form);
    return needs(form, 'of') && area
      ? { kind: 'within', of: ofSide(form), area, ...(form.whole ? { wholly: true } : {}) }
      : null;
  },
  near: (form) => {
    const to = targetOf(form);
    return needs(form, 'of', 'km') && to
      ? { kind: 'near', of: ofSide(form), to, metres: metres(form.km) }
      : null;
  },
  nearest: (form) =>
    needs(form, 'of', 'with')
      ? { kind: 'nearest', of: ofSide(form), to: withSide(form), ...given('k', form.k, Number) }
      : null,
  intersect: (form) =>
    needs(form, 'of', 'with')
      ? { kind: 'intersect', of: ofSide(form), with: withSide(form), ...(form.cut ? { cut: true } : {}) }
      : null,
  'hot-spots': (form) =>
    needs(form, 'of', form.in ? 'of' : 'property')
      ? {
          kind: 'hot-spots',
          of: ofSide(form),
          ...(form.in ? { places: form.in, ...gathered(form) } : { property: form.property! }),
          ...given('metres', form.reach, metres),
          ...given('rate', form.rate, share),
        }
      : null,
  buffer: (form) =>
    needs(form, 'of', 'km')
      ? {
          kind: 'buffer',
          of: ofSide(form),
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
