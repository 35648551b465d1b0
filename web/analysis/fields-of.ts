import { QUESTION_LIMITS, TREND_VARIANTS } from '../../sql/model/analysis.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import type { MessageKey } from '../i18n/messages.ts';
import {
  choice,
  day,
  type Field,
  isArea,
  isClass,
  isNumber,
  type Known,
  layer,
  number,
  only,
} from './fields.ts';
import { type Form, kindOf } from './form.ts';
import { SEASONS } from './seasons.ts';

const KM = number('km', [0.01, QUESTION_LIMITS.metres / 1000], 5);
const YEARS = [1700, 2200] as const;
const THIS_YEAR = new Date().getFullYear();

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
    choice('gather', ...ids),
    ...(chosen === 'sum' || chosen === 'mean'
      ? [{ type: 'property', name: 'property', label: 'ask.number', of: 'of', fits: isNumber } as const]
      : []),
  ];
};

/** What is looked for is held against another layer, with which of its features. */
const both = (form: Form, known: Known): Field[] => [
  layer('of', 'ask.of'),
  layer('with', 'ask.with'),
  ...day(form, known),
  ...only(form, 'of'),
  ...only(form, 'with'),
];

/** Chance and doubt, in percent. */
const RATE = number('rate', [0.1, 20], 5, { fold: 'method', help: 'ask.rate.why' });

const isPlaces = ({ layer: { geometry, place } }: LayerInfo): boolean =>
  geometry === 'polygon' && place !== undefined;

/** The layers that a figure stands on: stations, dams, places. */
const basesOf = (figure: string | undefined, known: Known): Set<string> => {
  const [, id] = (figure ?? '').split(':');
  return new Set(
    [...known.values()].flatMap(({ layer: { id: own, computed } }) =>
      computed && (own === id || (computed.by.kind === 'latest' && computed.by.parameter === id))
        ? [computed.base]
        : [],
    ),
  );
};

const month = (name: 'm1' | 'm2', usual: number): Field => ({
  type: 'month',
  name,
  label: `ask.${name}`,
  usual,
});

/** Of what has one value a year no months can be picked. */
const isYearly = (figure: string | undefined, known: Known): boolean => {
  const [kind, id = ''] = (figure ?? '').split(':');
  return kind === 'indicator' && known.get(id)?.layer.time?.step === 'P1Y';
};

/** Which values of a year count: each month by itself, or those of some months. */
const monthFields = (form: Form): Field[] => [
  choice('step', 'year', 'month'),
  choice('season', 'all', ...Object.keys(SEASONS), 'own'),
  ...(form.season === 'own' ? [month('m1', 1), month('m2', 12)] : []),
];

const trendFields = (form: Form, known: Known): Field[] => {
  const bases = basesOf(form.figure, known);
  const variants = [...TREND_VARIANTS].sort((a, b) => Number(b === 'hamed-rao') - Number(a === 'hamed-rao'));
  const tests = choice('variant', ...variants);
  return [
    { type: 'figure', name: 'figure', label: 'ask.figure' },
    layer('in', 'ask.in', (info) => isPlaces(info) || bases.has(info.layer.id)),
    number('from', YEARS, THIS_YEAR - 30, { label: 'ask.year.from' }),
    number('to', YEARS, THIS_YEAR - 1, { label: 'ask.year.to' }),
    ...(isYearly(form.figure, known) ? [] : monthFields(form)),
    ...(form.step === 'month'
      ? []
      : [
          {
            ...tests,
            isFolded: true,
            fold: 'method',
            choices: tests.choices.map((one) => ({ ...one, why: `ask.variant.${one.id}.why` as MessageKey })),
          } as const,
        ]),
    number('confidence', [80, 99.9], 95, { fold: 'method', help: 'ask.confidence.why' }),
    RATE,
    number('coverage', [0, 100], 50, { fold: 'method', help: 'ask.coverage.why' }),
  ];
};

const withinFields = (form: Form, known: Known): Field[] => [
  layer('of', 'ask.of'),
  choice('where', 'place', 'area'),
  form.where === 'area'
    ? { type: 'area', name: 'area', label: 'ask.area', of: 'of' }
    : { type: 'place', name: 'place', label: 'ask.place' },
  { type: 'check', name: 'whole', label: 'ask.whole', value: 'yes' },
  ...day(form, known, 'day', ['of']),
  ...only(form, 'of'),
];

const target = (form: Form): Field => {
  switch (form.where) {
    case 'place':
      return { type: 'place', name: 'place', label: 'ask.nearPlace' };
    case 'area':
      return { type: 'area', name: 'area', label: 'ask.area', of: 'of' };
    case 'point':
      return { type: 'point', name: 'point', label: 'ask.point', of: 'of' };
    default:
      return layer('with', 'ask.nearLayer');
  }
};

const nearFields = (form: Form, known: Known): Field[] => [
  layer('of', 'ask.of'),
  choice('where', 'layer', 'place', 'area', 'point'),
  target(form),
  KM,
  ...day(form, known),
  ...only(form, 'of'),
  ...((form.where ?? 'layer') === 'layer' ? only(form, 'with') : []),
];

/** One class alone may be asked for, once it is known what the classes are. */
const oneClass = ({ property }: Form): Field[] =>
  property
    ? [
        {
          type: 'value',
          name: 'class',
          label: 'ask.oneClass',
          help: 'ask.oneClass.why',
          of: 'with',
          property: 'property',
          isOptional: true,
        },
      ]
    : [];

/** Of a layer that says nothing of when its features were so, the states that it was published in are compared. */
const published = (form: Form, known: Known, side: 'of' | 'with'): Field[] => {
  const info = known.get(form[side] ?? '');
  if (!info || info.layer.time) return [];
  return side === 'of'
    ? [{ type: 'day', name: 'pub', label: 'ask.publishedBefore', isOptional: true }]
    : [{ type: 'day', name: 'pub2', label: 'ask.publishedAfter', isOptional: true }];
};

const coverFields = (form: Form, known: Known): Field[] => [
  layer('of', 'ask.before', isArea),
  ...day(form, known, 'day', ['of'], 'ask.dayBefore'),
  ...published(form, known, 'of'),
  layer('with', 'ask.after', isArea),
  ...day(form, known, 'day2', ['with'], 'ask.dayAfter'),
  ...published(form, known, 'with'),
  { type: 'property', name: 'property', label: 'ask.class', of: 'with', fits: isClass },
  ...oneClass(form),
  ...only(form, 'of'),
  ...only(form, 'with'),
];

const hotSpotFields = (form: Form, known: Known): Field[] => [
  layer('of', 'ask.count'),
  { ...layer('in', 'ask.in', isArea), isOptional: true },
  ...(form.in
    ? gather(form, known)
    : [{ type: 'property', name: 'property', label: 'ask.number', of: 'of', fits: isNumber } as const]),
  ...day(form, known, 'day', ['of']),
  ...only(form, 'of'),
  number('reach', [0.01, QUESTION_LIMITS.neighbours / 1000], null, { fold: 'method', help: 'ask.reach.why' }),
  RATE,
];

/** What of a question of the form's kind is to be filled in; some of it hangs on what was. */
export const fieldsOf = (form: Form, known: Known): Field[] => {
  switch (kindOf(form)) {
    case null:
      return [];
    case 'trend':
      return trendFields(form, known);
    case 'change':
      return [
        layer('of', 'ask.layer'),
        { type: 'day', name: 'from', label: 'ask.from' },
        { type: 'day', name: 'to', label: 'ask.to' },
        choice('by', ...(known.get(form.of ?? '')?.layer.time ? ['validity', 'revision'] : ['revision'])),
        ...only(form, 'of'),
      ];
    case 'cover':
      return coverFields(form, known);
    case 'by-place':
      return [
        layer('of', 'ask.count'),
        layer('in', 'ask.in', isArea),
        ...gather(form, known),
        ...day(form, known, 'day', ['of']),
        ...only(form, 'of'),
      ];
    case 'within':
      return withinFields(form, known);
    case 'near':
      return nearFields(form, known);
    case 'nearest':
      return [...both(form, known), number('k', [1, QUESTION_LIMITS.nearest], 1)];
    case 'intersect':
      return [...both(form, known), { type: 'check', name: 'cut', label: 'ask.cut', value: 'yes' }];
    case 'hot-spots':
      return hotSpotFields(form, known);
    case 'buffer':
      return [
        layer('of', 'ask.of'),
        KM,
        { type: 'check', name: 'merge', label: 'ask.each', value: 'no' },
        ...day(form, known, 'day', ['of']),
        ...only(form, 'of'),
      ];
  }
};
