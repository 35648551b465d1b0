import type { LayerInfo } from '../../sql/model/api.ts';
import type { Property } from '../../sql/model/property.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { Form } from './form.ts';

/** What is folded away until it is asked for: which features are meant, of both sides, and how it is computed. */
export type Fold = 'of' | 'with' | 'method';

type Named = { name: string; label: MessageKey; isOptional?: boolean; fold?: Fold; help?: MessageKey };
export type FieldChoice = { id: string; title: MessageKey; why?: MessageKey };

/** Something to fill in. */
export type Field = Named &
  (
    | { type: 'layer'; fits: (info: LayerInfo) => boolean }
    | { type: 'property'; of: string; fits: (property: Property) => boolean }
    /** A value of the property that another field names. */
    | { type: 'value'; of: string; property: string }
    | { type: 'choice'; choices: readonly FieldChoice[]; isFolded?: boolean }
    | { type: 'check'; value: string }
    /** `usual` is null where nothing need be said. */
    | { type: 'number'; least: number; most: number; usual: number | null }
    /** A month of any year, 1 to 12, chosen by its name. */
    | { type: 'month'; usual: number }
    | { type: 'place' }
    | { type: 'day' }
    | { type: 'figure' }
    | { type: 'filter'; of: string }
    | { type: 'area'; of: string }
    | { type: 'point'; of: string }
  );

export type Known = ReadonlyMap<string, LayerInfo>;

const any = (): boolean => true;
export const isArea = ({ layer }: LayerInfo): boolean => layer.geometry === 'polygon';
export const isNumber = ({ type }: Property): boolean => type === 'number' || type === 'integer';
export const isClass = ({ type }: Property): boolean => ['string', 'place', 'boolean'].includes(type);

export const layer = (name: string, label: MessageKey, fits: (info: LayerInfo) => boolean = any): Field => ({
  type: 'layer',
  name,
  label,
  fits,
});

/** A day is asked for only where a layer has states of several. */
export const day = (
  form: Form,
  known: Known,
  name = 'day',
  of = ['of', 'with'],
  label: MessageKey = 'ask.day',
): Field[] =>
  of.some((side) => known.get(form[side] ?? '')?.layer.time)
    ? [{ type: 'day', name, label, isOptional: true }]
    : [];

export const choice = (name: string, ...ids: string[]): Extract<Field, { type: 'choice' }> => ({
  type: 'choice',
  name,
  label: `ask.${name}` as MessageKey,
  choices: ids.map((id) => ({ id, title: `ask.${name}.${id}` as MessageKey })),
});

/** Which of a layer's features are meant, once it is chosen: those that pass a filter, those in an area. */
export const only = (form: Form, side: 'of' | 'with'): Field[] => {
  if (!form[side]) return [];
  const more = side === 'of' ? '' : '2';
  const shared = { fold: side, of: side, isOptional: true } as const;
  return [
    { type: 'filter', name: `filter${more}`, label: 'ask.filter', ...shared },
    { type: 'area', name: `only${more}`, label: 'ask.only', ...shared },
  ];
};

export const number = (
  name: string,
  [least, most]: readonly [number, number],
  usual: number | null,
  more: Partial<Named> = {},
): Field => ({
  type: 'number',
  name,
  label: `ask.${name}` as MessageKey,
  least,
  most,
  usual,
  ...(usual === null ? { isOptional: true } : {}),
  ...more,
});

/** What stands in a form where nobody chose: the first of a choice, the usual number. */
export const withUsual = (form: Form, fields: readonly Field[]): Form => {
  const usual = fields.flatMap((field) => {
    if (field.type === 'month') return [[field.name, String(field.usual)] as const];
    if (field.type === 'number')
      return field.usual === null ? [] : [[field.name, String(field.usual)] as const];
    return field.type === 'choice' && field.choices[0] ? [[field.name, field.choices[0].id] as const] : [];
  });
  return { ...Object.fromEntries(usual), ...form };
};
