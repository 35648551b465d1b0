import { secondsOf } from '../../../sql/model/duration.ts';
import { Layer } from '../../../sql/model/layer.ts';
import { FLAGS, type Flag, GATHERS, type Gather } from '../../../sql/model/observation.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import type { Property } from '../../../sql/model/property.ts';
import { latestLayerId } from '../../../sql/model/series.ts';
import type { Text } from '../../../sql/model/text.ts';
import { classCodes } from './classes.ts';

/** What of a parameter at the features of a layer is on the map. */
export type Mapped = {
  base: Layer;
  parameter: Parameter;
  theme: string;
  /** Made as a sample: one such series is enough. */
  isSample: boolean;
  sources: string[];
  /** How often a value comes, where that is said; the shortest of them. */
  every: string | null;
  /** What values stand for and how often they come, of all series. */
  lengths: string[];
};

/** Where nothing is said of how often values come. */
const USUAL_STALE = 'P31D';

/** How old a value may be to stand for a time: not less than what one stands for, as it does so to the end. */
const staleOf = ({ parameter, lengths }: Mapped): string => {
  const [longest] = lengths
    .filter((length) => secondsOf(length) > 0)
    .sort((a, b) => secondsOf(b) - secondsOf(a));
  const stale = parameter.stale ?? (longest === undefined ? USUAL_STALE : twice(longest));
  return longest !== undefined && secondsOf(longest) > secondsOf(stale) ? longest : stale;
};

/** A duration twice as long. */
const twice = (duration: string): string => duration.replace(/\d+/, (count) => String(2 * Number(count)));

const FLAG_TITLES: Record<Flag, Text> = {
  raw: { ar: 'خام', fr: 'brute', en: 'raw' },
  checked: { ar: 'مدقَّقة', fr: 'vérifiée', en: 'checked' },
  suspect: { ar: 'مشكوك فيها', fr: 'douteuse', en: 'suspect' },
  rejected: { ar: 'مرفوضة', fr: 'rejetée', en: 'rejected' },
  estimated: { ar: 'مقدَّرة', fr: 'estimée', en: 'estimated' },
};

const GATHER_TITLES: Record<Gather, Text> = {
  mean: { ar: 'معدّل الفترة', fr: 'moyenne de la période', en: 'mean of the period' },
  sum: { ar: 'مجموع الفترة', fr: 'total de la période', en: 'total of the period' },
  max: { ar: 'أعلى قيمة في الفترة', fr: 'maximum de la période', en: 'maximum of the period' },
  last: { ar: 'آخر قيمة في الفترة', fr: 'dernière valeur de la période', en: 'last value of the period' },
};

/** The property that names a feature of the base layer, as this layer has it, too. */
const nameOf = ({ label, properties }: Layer): Property[] => {
  const property = properties.find(({ name }) => name === label);
  // The text that is searched stands with the base layer's own features.
  return property ? [{ ...property, required: false, search: false }] : [];
};

const propertiesOf = ({ base, parameter }: Mapped): Property[] => [
  { name: 'feature', type: 'string', required: true, title: { ar: 'المعلَم', fr: 'Objet', en: 'Feature' } },
  ...nameOf(base),
  {
    name: 'value',
    type: 'number',
    unit: parameter.unit,
    decimals: parameter.decimals,
    tile: true,
    title: parameter.title,
  },
  {
    name: 'time',
    type: 'string',
    tile: true,
    title: { ar: 'وقت القياس', fr: 'Date de la mesure', en: 'Measured at' },
  },
  {
    name: 'class',
    type: 'string',
    codes: classCodes(parameter),
    title: { ar: 'الفئة', fr: 'Classe', en: 'Class' },
    description: parameter.classes.method,
  },
  {
    name: 'flag',
    type: 'string',
    codes: FLAGS.map((value) => ({ value, title: FLAG_TITLES[value] })),
    title: { ar: 'جودة القياس', fr: 'Qualité de la mesure', en: 'Quality of the value' },
  },
  {
    name: 'below',
    type: 'boolean',
    title: { ar: 'دون حد الكشف', fr: 'Sous la limite de détection', en: 'Below the limit of detection' },
  },
  // Of a day, a month or a year that was asked for.
  { name: 'period', type: 'string', title: { ar: 'الفترة', fr: 'Période', en: 'Period' } },
  {
    name: 'statistic',
    type: 'string',
    codes: GATHERS.map((value) => ({ value, title: GATHER_TITLES[value] })),
    title: { ar: 'القيمة المعروضة', fr: 'Valeur indiquée', en: 'Value shown' },
  },
  {
    name: 'coverage',
    type: 'number',
    unit: '%',
    decimals: 0,
    title: {
      ar: 'نسبة القياسات المتوفّرة',
      fr: 'Part des mesures reçues',
      en: 'Share of measurements received',
    },
  },
  { name: 'series', type: 'string', tile: true, title: { ar: 'السلسلة', fr: 'Série', en: 'Series' } },
];

const HOUR = 3600;
/** How often the layer changes, by how often a value comes. */
const frequencyOf = (every: string | null): Layer['updateFrequency'] => {
  if (every === null) return 'irregular';
  const hours = secondsOf(every) / HOUR;
  const longest: [number, Layer['updateFrequency']][] = [
    [23, 'continual'],
    [25, 'daily'],
    [24 * 8, 'weekly'],
    [24 * 32, 'monthly'],
    [24 * 93, 'quarterly'],
  ];
  return longest.find(([most]) => hours <= most)?.[1] ?? 'annual';
};

/** The manifest of the layer of newest values. */
export const latestManifest = (mapped: Mapped): Layer => {
  const { base, parameter, theme, isSample, sources, every } = mapped;
  const { title, classes } = parameter;
  return Layer.parse({
    id: latestLayerId(base.id, parameter.id),
    theme,
    title: {
      ar: `${title.ar}: أحدث القيم، ${base.title.ar}`,
      fr: `${title.fr} : dernières valeurs, ${base.title.fr}`,
      en: `${title.en}: newest values, ${base.title.en}`,
    },
    description: {
      ar: `أحدث قيمة مقيسة في كل معلَم من طبقة «${base.title.ar}».`,
      fr: `La dernière valeur mesurée à chaque objet de la couche « ${base.title.fr} ».`,
      en: `The newest value that was measured at each feature of the layer “${base.title.en}”.`,
    },
    geometry: base.geometry,
    key: ['feature'],
    properties: propertiesOf(mapped),
    draw: {
      kind: 'choropleth',
      property: 'value',
      ramp: classes.ramp,
      ...(classes.reverse === undefined ? {} : { reverse: classes.reverse }),
      breaks: classes.breaks,
      method: classes.method,
    },
    time: { resolution: 'second', ...(every === null ? {} : { step: every }) },
    ...(base.zoom ? { zoom: base.zoom } : {}),
    ...(base.icon ? { icon: base.icon } : {}),
    ...(base.label === undefined ? {} : { label: base.label }),
    popup: {
      ...(base.label === undefined ? {} : { title: base.label }),
      rows: ['value', 'time', 'period', 'statistic', 'coverage', 'class', 'flag', 'below'],
    },
    updateFrequency: frequencyOf(every),
    status: isSample ? 'sample' : 'real',
    sources,
    computed: {
      base: base.id,
      by: { kind: 'latest', parameter: parameter.id, stale: staleOf(mapped), gather: parameter.gather },
    },
  } satisfies Layer);
};
