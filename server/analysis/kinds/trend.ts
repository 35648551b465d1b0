import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Draw } from '../../../sql/model/draw.ts';
import type { Properties, Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';
import { layerById } from '../../layers/select.ts';
import { divergingDraw } from '../classes.ts';
import type { Kind, Look } from '../kind.ts';
import { baseVersion, featuresOf } from '../sides.ts';
import { type Found, standingAnswer } from '../standing.ts';
import type { TrendSource } from '../trend/source.ts';
import { LAGS, type PlaceTrend, standing, trendOf } from '../trend/test.ts';
import { placeSeries, stepsOf } from '../trend/values.ts';
import { filled, monthText, together, words } from '../words.ts';
import { openQuery, type Work } from '../work.ts';

type Trend = QuestionOf<'trend'>;
type Place = { vid: number; id: string; properties: Properties };

const TRENDS = [
  { value: 'rising', title: words('في ارتفاع', 'En hausse', 'Rising') },
  { value: 'falling', title: words('في انخفاض', 'En baisse', 'Falling') },
  { value: 'steady', title: words('مستقر', 'Stable', 'Steady') },
  { value: 'unknown', title: words('قيم غير كافية', 'Trop peu de valeurs', 'Too few values') },
];
const YES_NO = [
  { value: 'yes', title: words('دالّ', 'Significatif', 'Significant') },
  { value: 'no', title: words('غير دالّ', 'Non significatif', 'Not significant') },
];
const HATCH = { property: 'significant', value: 'no', title: YES_NO[1]!.title };

const PER_DECADE = words(
  '{title}: الاتجاه لكل عشر سنوات',
  '{title} : pente par décennie',
  '{title}: slope per decade',
);

const propertiesOf = ({ title, unit, decimals }: TrendSource): Property[] => {
  const slope = (name: string, of: Text, tile: boolean): Property => ({
    name,
    type: 'number',
    title: of,
    unit,
    decimals: Math.min(6, decimals + 2),
    tile,
  });
  return [
    slope('slope', filled(PER_DECADE, { title }), true),
    { name: 'trend', type: 'string', title: words('الاتجاه', 'Tendance', 'Trend'), codes: TRENDS },
    {
      name: 'significant',
      type: 'string',
      title: words('الدلالة', 'Signification', 'Significance'),
      codes: YES_NO,
    },
    slope('slope_low', words('الحد الأدنى للاتجاه', 'Pente, borne basse', 'Slope, lower bound'), false),
    slope('slope_high', words('الحد الأعلى للاتجاه', 'Pente, borne haute', 'Slope, upper bound'), false),
    { name: 'p', type: 'number', title: words('القيمة الاحتمالية p', 'Valeur p', 'p value'), decimals: 4 },
    {
      name: 'tau',
      type: 'number',
      title: words('تاو لكندال', 'Tau de Kendall', 'Kendall’s tau'),
      decimals: 3,
    },
    { name: 'n', type: 'integer', title: words('عدد القيم', 'Nombre de valeurs', 'Number of values') },
    {
      name: 'correction',
      type: 'number',
      title: words('تصحيح التباين', 'Correction de la variance', 'Correction of the variance'),
      decimals: 2,
    },
  ];
};

const TITLE = words(
  '{title}: الاتجاه {from}–{to}',
  '{title} : tendance {from}–{to}',
  '{title}: trend {from}–{to}',
);

const OF_MONTHS = words('{title} ({from}–{to})', '{title} ({from}–{to})', '{title} ({from}–{to})');
const OF_MONTH = words('{title} ({from})', '{title} ({from})', '{title} ({from})');

/** What is looked at, with the months of the year that count. */
const ofMonths = (title: Text, { from, to }: NonNullable<Trend['months']>): Text =>
  filled(from === to ? OF_MONTH : OF_MONTHS, { title, from: monthText(from), to: monthText(to) });

const VARIANTS: Record<Trend['variant'], Text> = {
  original: words(
    'بلا تصحيح للارتباط الذاتي',
    'sans correction de l’autocorrélation',
    'without correction for serial correlation',
  ),
  'hamed-rao': words(
    'بتصحيح حامد وراو 1998 للارتباط الذاتي (حتى {lags} خطوات، لا يُنقص التباين)',
    'corrigé de l’autocorrélation selon Hamed et Rao 1998 ({lags} décalages, sans réduire la variance)',
    'corrected for serial correlation after Hamed & Rao 1998 ({lags} lags, never to less variance)',
  ),
  'yue-wang': words(
    'بتصحيح يوي ووانغ 2004 للارتباط الذاتي (حتى {lags} خطوات، لا يُنقص التباين)',
    'corrigé de l’autocorrélation selon Yue et Wang 2004 ({lags} décalages, sans réduire la variance)',
    'corrected for serial correlation after Yue & Wang 2004 ({lags} lags, never to less variance)',
  ),
  'pre-whitened': words(
    'بعد إزالة الارتباط الذاتي (كولكارني وفون ستورش 1995)',
    'préblanchi (Kulkarni et von Storch 1995)',
    'pre-whitened (Kulkarni & von Storch 1995)',
  ),
  'trend-free-pre-whitened': words(
    'بعد إزالة الارتباط الذاتي بلا اتجاه (يوي وآخرون 2002)',
    'préblanchi hors tendance (Yue et al. 2002)',
    'trend-free pre-whitened (Yue et al. 2002)',
  ),
};
const TEST = words(
  'اختبار مان-كندال، {variant}.',
  'Test de Mann-Kendall, {variant}.',
  'Mann-Kendall test, {variant}.',
);
const SEASONAL = words(
  'اختبار مان-كندال الموسمي (هيرش وآخرون 1982): كل شهر يقارن بنفسه.',
  'Test de Mann-Kendall saisonnier (Hirsch et al. 1982) : chaque mois est comparé à lui-même.',
  'Seasonal Mann-Kendall test (Hirsch et al. 1982): each month is held against itself.',
);
const REST = words(
  'ميل سِن مع فترة ثقة {confidence} %؛ معدل الاكتشاف الخاطئ {rate} % على كل الأماكن (بنجاميني وهوخبرغ 1995)؛ {share} % من القيم على الأقل لكل مكان.',
  'Pente de Sen, intervalle de confiance à {confidence} % ; taux de fausses découvertes {rate} % sur tous les lieux (Benjamini et Hochberg 1995) ; au moins {share} % des valeurs par lieu.',
  'Sen’s slope with {confidence} % confidence interval; false discovery rate {rate} % over all places (Benjamini & Hochberg 1995); at least {share} % of the values a place.',
);

const percent = (share: number): number => Number((100 * share).toPrecision(3));

const methodOf = ({ step, variant, confidence, rate, coverage }: Trend): Text =>
  together(
    step === 'month' ? SEASONAL : filled(TEST, { variant: filled(VARIANTS[variant], { lags: LAGS }) }),
    filled(REST, { confidence: percent(confidence), rate: percent(rate), share: percent(coverage) }),
  );

/** Red is for what gets worse; where neither is, colours say no more than up and down. */
const drawOf = (direction: TrendSource['direction'], slopes: readonly number[]): Draw =>
  direction === 'neither'
    ? divergingDraw('slope', slopes, 'PuOr', true)
    : divergingDraw('slope', slopes, 'RdYlBu', direction === 'higher-worse');

const sourceOf = ({ trend }: Look): TrendSource => {
  if (!trend) throw new Error('a question about trends was looked at without its source');
  return trend;
};

const kindOf = ({ slope }: PlaceTrend): string => {
  if (slope === null) return 'unknown';
  return slope > 0 ? 'rising' : slope < 0 ? 'falling' : 'steady';
};

const foundOf = (place: Place, trend: PlaceTrend, stands: boolean): Found => ({
  ...place,
  added: {
    slope: trend.slope,
    trend: kindOf(trend),
    significant: trend.p === null ? null : stands ? 'yes' : 'no',
    slope_low: trend.low,
    slope_high: trend.high,
    p: trend.p,
    tau: trend.tau,
    n: trend.n,
    correction: trend.correction,
  },
  value: trend.slope,
});

const placesOf = (work: Work, question: Trend, { snapshot }: Look): Promise<Place[]> => {
  const places = featuresOf(snapshot, { layer: question.places });
  const query = openQuery();
  return query.run<Place>(
    work,
    `select ${baseVersion(places, 'f')} as vid, f.id, f.properties from ${places.table} f
     where f.geom is not null and ${query.visible(places.selection)} order by f.fid, f.vid`,
  );
};

const summaryOf = (found: readonly Found[], trends: readonly PlaceTrend[]) => {
  const count = (trend: string, significant?: string) =>
    found.filter(
      ({ added }) =>
        added.trend === trend && (significant === undefined || added.significant === significant),
    ).length;
  return {
    tested: trends.filter(({ p }) => p !== null).length,
    rising: count('rising'),
    falling: count('falling'),
    risingSignificant: count('rising', 'yes'),
    fallingSignificant: count('falling', 'yes'),
    unknown: count('unknown'),
  };
};

const steepness = ({ value }: Found): number => (value === null ? -1 : Math.abs(value));
/** Steepest first, as the table is read from its top. */
const bySlope = (one: Found, other: Found): number => steepness(other) - steepness(one);

const MOST_YEARS = 300;

/** How a figure changes in the long run, in each place. */
export const trend: Kind<'trend'> = {
  layers: ({ of, places }) => [places, ...('indicator' in of ? [of.indicator] : [])],
  check: (question, look) => {
    layerById(look.snapshot, question.places);
    sourceOf(look);
    if (question.to - question.from < 3 || question.to - question.from > MOST_YEARS)
      throw badParameter('to', 'invalid-parameter', { reason: `${question.from}–${question.to}` });
  },
  title: ({ from, to, months }, look) =>
    filled(TITLE, {
      title: months ? ofMonths(sourceOf(look).title, months) : sourceOf(look).title,
      from,
      to,
    }),
  size: (question, look) => {
    const { featureCount } = layerById(look.snapshot, question.places);
    return Math.ceil((featureCount * stepsOf(question)) / 10);
  },
  answer: async (work, question, look) => {
    const source = sourceOf(look);
    const places = await placesOf(work, question, look);
    const series = await placeSeries(work, question, source, look.snapshot);
    const empty = Array.from({ length: stepsOf(question) }, () => null);
    const trends = places.map(({ id }) => trendOf(series.get(id) ?? empty, question));
    const stand = standing(trends, question.rate);
    const found = places.map((place, at) => foundOf(place, trends[at]!, stand[at]!)).sort(bySlope);
    const answer = standingAnswer(featuresOf(look.snapshot, { layer: question.places }), look.snapshot, {
      rows: found,
      added: propertiesOf(source),
      keep: 'naming',
      draw: drawOf(
        source.direction,
        trends.flatMap(({ slope }) => slope ?? []),
      ),
      method: methodOf(question),
      summary: summaryOf(found, trends),
    });
    return { ...answer, look: { ...answer.look, hatch: HATCH } };
  },
};
