import type { LayerInfo } from '../../sql/model/api.ts';
import type { Property } from '../../sql/model/property.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { type Form, kindOf } from './form.ts';

type Named = { name: string; label: MessageKey; isOptional?: boolean };

/** Something to fill in. */
export type Field = Named &
  (
    | { type: 'layer'; fits: (info: LayerInfo) => boolean }
    | { type: 'property'; of: string; fits: (property: Property) => boolean }
    | { type: 'choice'; choices: readonly { id: string; title: MessageKey }[] }
    | { type: 'check'; value: string }
    | { type: 'number'; least: number; most: number; usual: number }
    | { type: 'place' }
    | { type: 'day' }
    | { type: 'figure' }
  );

type Known = ReadonlyMap<string, LayerInfo>;

const any = (): boolean => true;
const isArea = ({ layer }: LayerInfo): boolean => layer.geometry === 'polygon';
const isPlaces = ({ layer }: LayerInfo): boolean => layer.geometry === 'polygon' && layer.place !== undefined;
const isNumber = ({ type }: Property): boolean => type === 'number' || type === 'integer';
const isClass = ({ type }: Property): boolean => ['string', 'place', 'boolean'].includes(type);

const layer = (name: string, label: MessageKey, fits: (info: LayerInfo) => boolean = any): Field => ({
  type: 'layer',
  name,
  label,
  fits,
});

/** A day is asked for only where a layer has states of several. */
const day = (
  form: Form,
  known: Known,
  name = 'day',
  of = ['of', 'with'],
  label: MessageKey = 'ask.day',
): Field[] =>
  of.some((side) => known.get(form[side] ?? '')?.layer.time)
    ? [{ type: 'day', name, label, isOptional: true }]
    : [];

const GATHERS: Record<'point' | 'line' | 'polygon', readonly string[]> = {
  point: ['count', 'sum', 'mean'],
  line: ['count', 'length', 'sum', 'mean'],
  polygon: ['count', 'area', 'share', 'sum', 'mean'],
};

const gather = (form: Form, known: Known): Field[] => {
  const info = known.get(form.of ?? '');
  if (!info) return [];
  const hasNumbers = info.layer.properties.some(isNumber);
  const ids = GATHERS[info.layer.geometry].filter((id) => hasNumbers || (id !== 'sum' && id !== 'mean'));
  const chosen = form.gather ?? 'count';
  return [
    {
      type: 'choice',
      name: 'gather',
      label: 'ask.gather',
      choices: ids.map((id) => ({ id, title: `ask.gather.${id}` as MessageKey })),
    },
    ...(chosen === 'sum' || chosen === 'mean'
      ? [{ type: 'property', name: 'property', label: 'ask.number', of: 'of', fits: isNumber } as const]
      : []),
  ];
};

const choice = (name: string, ...ids: string[]): Field => ({
  type: 'choice',
  name,
  label: `ask.${name}` as MessageKey,
  choices: ids.map((id) => ({ id, title: `ask.${name}.${id}` as MessageKey })),
});

const KM: Field = { type: 'number', name: 'km', label: 'ask.km', least: 0.01, most: 100, usual: 5 };
const year = (name: string, usual: number): Field => ({
  type: 'number',
  name,
  label: `ask.year.${name}` as MessageKey,
  least: 1700,
  most: 2200,
  usual,
});

const THIS_YEAR = new Date().getFullYear();

const both = (form: Form, known: Known): Field[] => [
  layer('of', 'ask.of'),
  layer('with', 'ask.with'),
  ...day(form, known),
];

/** What of a question of the form's kind is to be filled in; some of it hangs on what was. */
export const fieldsOf = (form: Form, known: Known): Field[] => {
  switch (kindOf(form)) {
    case null:
      return [];
    case 'trend':
      return [
        { type: 'figure', name: 'figure', label: 'ask.figure' },
        layer('in', 'ask.in', isPlaces),
        year('from', THIS_YEAR - 30),
        year('to', THIS_YEAR - 1),
        choice('step', 'year', 'month'),
      ];
    case 'change':
      return [
        layer('of', 'ask.layer'),
        { type: 'day', name: 'from', label: 'ask.from' },
        { type: 'day', name: 'to', label: 'ask.to' },
        choice('by', ...(known.get(form.of ?? '')?.layer.time ? ['validity', 'revision'] : ['revision'])),
      ];
    case 'cover':
      return [
        layer('of', 'ask.before', isArea),
        ...day(form, known, 'day', ['of'], 'ask.dayBefore'),
        layer('with', 'ask.after', isArea),
        ...day(form, known, 'day2', ['with'], 'ask.dayAfter'),
        { type: 'property', name: 'property', label: 'ask.class', of: 'with', fits: isClass },
      ];
    case 'by-place':
      return [
        layer('of', 'ask.count'),
        layer('in', 'ask.in', isArea),
        ...gather(form, known),
        ...day(form, known, 'day', ['of']),
      ];
    case 'within':
      return [
        layer('of', 'ask.of'),
        { type: 'place', name: 'place', label: 'ask.place' },
        { type: 'check', name: 'whole', label: 'ask.whole', value: 'yes' },
        ...day(form, known, 'day', ['of']),
      ];
    case 'near':
      return [...both(form, known), KM];
    case 'nearest':
      return [
        ...both(form, known),
        { type: 'number', name: 'k', label: 'ask.k', least: 1, most: 10, usual: 1 },
      ];
    case 'intersect':
      return [...both(form, known), { type: 'check', name: 'cut', label: 'ask.cut', value: 'yes' }];
    case 'hot-spots':
      return [
        layer('of', 'ask.count'),
        { ...layer('in', 'ask.in', isArea), isOptional: true },
        ...(form.in
          ? gather(form, known)
          : [{ type: 'property', name: 'property', label: 'ask.number', of: 'of', fits: isNumber } as const]),
      ];
    case 'buffer':
      return [layer('of', 'ask.of'), KM, { type: 'check', name: 'merge', label: 'ask.each', value: 'no' }];
  }
};

/** What stands in a form where nobody chose: the first of a choice, the usual number. */
export const withUsual = (form: Form, fields: readonly Field[]): Form => {
  const usual = fields.flatMap((field) => {
    if (field.type === 'number') return [[field.name, String(field.usual)] as const];
    return field.type === 'choice' && field.choices[0] ? [[field.name, field.choices[0].id] as const] : [];
  });
  return { ...Object.fromEntries(usual), ...form };
};
