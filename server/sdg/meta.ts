import type { NationalMade, SdgIndicatorInfo } from '../../sql/model/api/sdg.ts';
import type { SdgProgressOptions, SdgStatus } from '../../sql/model/sdg/dataset.ts';
import { targetOf } from '../../sql/model/sdg/frame.ts';
import type { Language, Text } from '../../sql/model/text.ts';

/** Words of Open SDG for how far an indicator is reported. */
export const OPEN_SDG_STATUS = {
  complete: 'complete',
  'in-progress': 'inprogress',
  exploring: 'notstarted',
  'not-applicable': 'notapplicable',
} as const satisfies Record<SdgStatus, string>;

type Fields = Record<string, string | number | boolean | readonly Record<string, string | number>[] | null>;

const MADE: Record<NationalMade['rule'], Text> = {
  sum: { ar: 'مجموع الأماكن', fr: 'la somme des lieux', en: 'the sum of the places' },
  mean: { ar: 'معدّل الأماكن', fr: 'la moyenne des lieux', en: 'the mean of the places' },
  median: { ar: 'وسيط الأماكن', fr: 'la médiane des lieux', en: 'the median of the places' },
  whole: {
    ar: 'للبلاد كلها كما تحسبها المنصة',
    fr: 'pour tout le pays, comptées par la plateforme',
    en: 'of the whole country, as counted on the platform',
  },
};
const WEIGHED: Record<Language, (weight: string) => string> = {
  ar: (weight) => ` مرجّحا بـ«${weight}»`,
  fr: (weight) => ` pondérée par : ${weight}`,
  en: (weight) => ` weighted by ${weight}`,
};
const NOT_OFFICIAL: Record<Language, (made: string) => string> = {
  ar: (made) => `الصفوف بلا تفصيل هي ${made}، لا رقم وطني رسمي.`,
  fr: (made) => `Les lignes sans ventilation sont ${made}, non un chiffre national officiel.`,
  en: (made) => `Rows without disaggregation are ${made}, not an official national figure.`,
};
const footnoteOf = ({ rule, weight }: NationalMade, language: Language): string =>
  NOT_OFFICIAL[language](MADE[rule][language] + (weight ? WEIGHED[language](weight[language]) : ''));
const SAMPLE: Record<Language, string> = {
  ar: 'بيانات للعرض فقط، ليست قياسات حقيقية.',
  fr: 'Données d’exemple, qui ne sont pas de vraies mesures.',
  en: 'Sample data, not real measurements.',
};

/** As a file's own options were taken in, whole. */
const optionsFields = ({
  direction,
  baseYear,
  target,
  targetYear,
  ...rest
}: SdgProgressOptions): Record<string, string | number> => ({
  direction: direction === 'up' ? 'positive' : 'negative',
  ...(baseYear === undefined ? {} : { base_year: baseYear }),
  ...(target === undefined ? {} : { target }),
  ...(targetYear === undefined ? {} : { target_year: targetYear }),
  ...rest,
});

const progressFields = ({ lines }: SdgIndicatorInfo, options: SdgProgressOptions | null): Fields => {
  if (options)
    return { auto_progress_calculation: true, progress_calculation_options: [optionsFields(options)] };
  const line = lines.find(({ progress }) => progress && progress.status !== 'no-data');
  if (!line?.progress) return { auto_progress_calculation: false };
  return {
    auto_progress_calculation: true,
    progress_calculation_options: [
      {
        direction: line.better === 'up' ? 'positive' : 'negative',
        base_year: line.progress.base?.year ?? 2015,
        ...(line.unit ? { unit: line.unit } : {}),
      },
    ],
  };
};

/** An indicator's metadata by the fields of Open SDG (docs/metadata-format.md of open-sdg), in one language; `options` are those of a file. */
export const metaOf = (
  one: SdgIndicatorInfo,
  language: Language,
  options: SdgProgressOptions | null = null,
): Fields => {
  const target = targetOf(one.id);
  const years = one.lines.flatMap(({ values }) => values.map(({ year }) => year));
  const footnotes = [
    ...new Set(one.lines.flatMap(({ made }) => (made ? [footnoteOf(made, language)] : []))),
    ...(one.lines.some(({ isSample }) => isSample) ? [SAMPLE[language]] : []),
  ];
  return {
    indicator: one.id,
    indicator_number: one.id,
    indicator_name: one.title[language],
    goal_number: one.id.split('.')[0] ?? '',
    target_number: target?.id ?? '',
    target_id: target?.id ?? '',
    target: target?.title[language] ?? '',
    target_name: target?.title[language] ?? '',
    un_designated_tier: one.tier,
    reporting_status: OPEN_SDG_STATUS[one.status],
    data_non_statistical: one.csv === null,
    graph_type: 'line',
    graph_title: one.lines[0]?.title[language] ?? one.title[language],
    computation_units: [...new Set(one.lines.map(({ unit }) => unit))].filter(Boolean).join(', '),
    national_earliest_available_data: years.length > 0 ? Math.min(...years) : null,
    data_footnote: footnotes.join(' '),
    source_active_1: one.source !== null,
    source_organisation_1: one.source?.[language] ?? '',
    ...progressFields(one, options),
  };
};

/** JSON is YAML: each field on a line of its own, as Open SDG's files have it. */
export const yamlOf = (fields: Fields): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;
