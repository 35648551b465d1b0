import type { Indicator, IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { indicatorsUsed, layersUsed } from '../../../sql/model/indicator-layers.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { moreProperties, shownInPopup, type TitleOf } from './more.ts';

const text = (ar: string, fr: string, en: string): Text => ({ ar, fr, en });

const STEPS: Record<Exclude<IndicatorPeriod, 'none'>, { step: string; every: Layer['updateFrequency'] }> = {
  hour: { step: 'PT1H', every: 'continual' },
  day: { step: 'P1D', every: 'daily' },
  month: { step: 'P1M', every: 'monthly' },
  year: { step: 'P1Y', every: 'annual' },
};

const MISSING: { value: string; title: Text }[] = [
  { value: 'coverage', title: text('بيانات غير كافية', 'Données insuffisantes', 'Too few data') },
  {
    value: 'few',
    title: text(
      'أقل من خمسة ملفات: لا يُنشر الرقم',
      'Moins de cinq dossiers : chiffre non publié',
      'Fewer than five cases: not published',
    ),
  },
  { value: 'input', title: text('لا بيانات', 'Pas de données', 'No data') },
  {
    value: 'method',
    title: text('لا تسمح الطريقة بقيمة', 'La méthode ne donne pas de valeur', 'The method gives no value'),
  },
];

/** The base layer's name of a feature, which every value carries with it. */
const nameOf = (base: Layer): Property[] => {
  const property = base.properties.find(({ name }) => name === base.label);
  if (!property) return [];
  const { name, title, type } = property;
  return [type === 'text' ? { name, title, type: 'text' } : { name, title, type: 'string' }];
};

const PERIOD: Property = {
  name: 'period',
  type: 'string',
  title: text('الفترة', 'Période', 'Period'),
  required: true,
  tile: true,
};

const valueProperties = (indicator: Indicator): Property[] => {
  const { unit, decimals } = indicator;
  const number = (name: string, title: Text): Property => ({ name, type: 'number', title, unit, decimals });
  return [
    { ...number('value', indicator.title), tile: true },
    number('lower', text('الحد الأدنى', 'Borne inférieure', 'Lower bound')),
    number('upper', text('الحد الأعلى', 'Borne supérieure', 'Upper bound')),
    { name: 'coverage', type: 'number', title: text('نسبة التغطية', 'Couverture', 'Coverage'), decimals: 2 },
    {
      name: 'class',
      type: 'string',
      title: text('الصنف', 'Classe', 'Class'),
      codes: indicator.classes.map(({ id, title }) => ({ value: id, title })),
      tile: true,
    },
    {
      name: 'missing',
      type: 'string',
      title: text('سبب الغياب', 'Motif d’absence', 'Why missing'),
      codes: MISSING,
    },
  ];
};

/** Where the values come from: real only if all that they are made of is. */
export type Origin = { status: 'real' | 'sample'; sources: string[] };

/** The manifest of the layer that an indicator is published as. */
export const manifestOf = (
  indicator: Indicator,
  given: { base: Layer; theme: string; origin: Origin; present: string | null; titleOf: TitleOf },
): Layer => {
  const { base, theme, origin, present, titleOf } = given;
  const { id, title, description, period, classes, classesSource, reference } = indicator;
  const name = nameOf(base);
  const from = [...layersUsed(indicator), ...indicatorsUsed(indicator)].filter(
    (one) => one !== indicator.base,
  );
  const [label] = name;
  const more = moreProperties(indicator, titleOf);
  return {
    id,
    title,
    description,
    geometry: base.geometry,
    key: ['period'],
    properties: [...name, PERIOD, ...valueProperties(indicator), ...more],
    ...(period === 'none'
      ? {}
      : { time: { resolution: period === 'hour' ? 'second' : 'day', step: STEPS[period].step } }),
    ...(base.zoom ? { zoom: base.zoom } : {}),
    draw: {
      kind: 'category',
      property: 'class',
      classes: classes.map((one) => ({ value: one.id, title: one.title, color: one.color })),
      method: classesSource,
    },
    ...(label ? { label: label.name } : {}),
    popup: {
      ...(label ? { title: label.name } : {}),
      rows: [
        'period',
        'value',
        'class',
        'lower',
        'upper',
        'coverage',
        'missing',
        ...shownInPopup(indicator, more),
      ],
    },
    keywords: indicator.sdg === undefined ? [] : [`SDG ${indicator.sdg}`],
    updateFrequency: period === 'none' ? 'irregular' : STEPS[period].every,
    ...origin,
    lineage: reference,
    theme,
    computed: {
      base: indicator.base,
      by: { kind: 'indicator', indicator: id },
      from,
      ...(present === null ? {} : { present }),
    },
  };
};
