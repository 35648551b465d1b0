import { placed, type Series } from '../series.ts';
import { dense, type EtsFit, type EtsForm, type EtsParameters, type EtsState, runEts } from './ets.ts';
import { nelderMead } from './nelder-mead.ts';

/** Seasons that are longer have too many states to estimate, as in R's package forecast. */
export const LONGEST_SEASON = 24;

const line = (points: readonly { at: number; value: number }[]): { level: number; slope: number } => {
  const n = points.length;
  const [x, y] = [
    points.reduce((sum, { at }) => sum + at, 0) / n,
    points.reduce((sum, { value }) => sum + value, 0) / n,
  ];
  const spread = points.reduce((sum, { at }) => sum + (at - x) ** 2, 0);
  const slope =
    spread === 0 ? 0 : points.reduce((sum, { at, value }) => sum + (at - x) * (value - y), 0) / spread;
  return { level: y - slope * x, slope };
};

/** Seasons of the first years, in turns with the line beneath them. */
const seasonsOf = (history: Series, m: number, kind: 'A' | 'M'): Float64Array => {
  const points = placed(history.slice(0, 4 * m));
  let [seasons, trend] = [new Float64Array(m).fill(kind === 'A' ? 0 : 1), line(points)];
  for (let round = 0; round < 3; round++) {
    const [sums, counts] = [new Float64Array(m), new Float64Array(m)];
    for (const { at, value } of points) {
      const base = trend.level + trend.slope * at;
      sums[at % m]! += kind === 'A' ? value - base : value / base;
      counts[at % m]! += 1;
    }
    const means = sums.map((sum, at) =>
      counts[at] === 0 ? (kind === 'A' ? 0 : 1) : sum / (counts[at] as number),
    );
    const mean = means.reduce((sum, one) => sum + one, 0) / m;
    seasons = kind === 'A' ? means.map((one) => one - mean) : means.map((one) => one / mean);
    trend = line(
      points.map(({ at, value }) => {
        const season = seasons[at % m] as number;
        return { at, value: kind === 'A' ? value - season : value / season };
      }),
    );
  }
  return seasons;
};

/** Where the search begins: seasons of the first years, and a line through the first ten values without them. */
const firstState = (history: Series, { trend, season }: EtsForm, m: number): EtsState => {
  const seasons = season === 'N' ? new Float64Array(0) : seasonsOf(history, m, season);
  const points = placed(history)
    .slice(0, Math.max(10, m))
    .map(({ at, value }) => {
      const own = season === 'N' ? 0 : (seasons[at % m] as number);
      return { at: at + 1, value: season === 'M' ? value / own : value - own };
    });
  if (trend === 'N')
    return { level: points.reduce((sum, { value }) => sum + value, 0) / points.length, slope: 0, seasons };
  return { ...line(points), seasons };
};

/** Bounds of R's package forecast (`bounds = "usual"`): 0 < α < 1, 0 < β < α, 0 < γ < 1 - α, 0.8 <= φ <= 0.98. */
const isUsual = ({ trend, season }: EtsForm, { alpha, beta, gamma, phi }: EtsParameters): boolean =>
  alpha >= 1e-4 &&
  alpha <= 0.9999 &&
  (trend === 'N' || (beta >= 1e-4 && beta <= alpha)) &&
  (season === 'N' || (gamma >= 1e-4 && gamma <= 1 - alpha)) &&
  (trend !== 'Ad' || (phi >= 0.8 && phi <= 0.98));

type Guess = { parameters: EtsParameters; first: EtsState };

/** A point of the search as what it stands for: smoothing parameters, then level and slope in units of `unit`. */
const guessOf = (at: readonly number[], { trend, season }: EtsForm, from: EtsState, unit: number): Guess => {
  let place = 0;
  const next = () => at[place++] as number;
  const alpha = next();
  const beta = trend === 'N' ? 0 : next();
  const gamma = season === 'N' ? 0 : next();
  const phi = trend === 'Ad' ? next() : 1;
  const level = from.level + unit * next();
  return {
    parameters: { alpha, beta, gamma, phi },
    first: { level, slope: trend === 'N' ? 0 : from.slope + unit * next(), seasons: from.seasons },
  };
};

const startsOf = ({ trend, season }: EtsForm): number[][] =>
  [0.2, 0.8].map((alpha) => [
    alpha,
    ...(trend === 'N' ? [] : [0.1 * alpha]),
    ...(season === 'N' ? [] : [0.2 * (1 - alpha)]),
    ...(trend === 'Ad' ? [0.93] : []),
    0,
    ...(trend === 'N' ? [] : [0]),
  ]);

/** How far the first simplex reaches: smoothing parameters, level and slope. */
const sizesOf = (start: readonly number[], { trend }: EtsForm): number[] => {
  const ends = trend === 'N' ? [0.3] : [0.3, 0.03];
  return start.map((_, i) => ends[i - (start.length - ends.length)] ?? 0.05);
};

/** What a fit to the begin of the same history found, as a point of the search; within bounds that the simplex can leave. */
const pointOf = ({ form, parameters, first }: EtsFit, from: EtsState, unit: number): number[] => {
  const { trend, season } = form;
  const { alpha, beta, gamma, phi } = parameters;
  return [
    alpha,
    ...(trend === 'N' ? [] : [beta]),
    ...(season === 'N' ? [] : [gamma]),
    ...(trend === 'Ad' ? [phi] : []),
    (first.level - from.level) / unit,
    ...(trend === 'N' ? [] : [(first.slope - from.slope) / unit]),
  ];
};

/** A search from the usual starts, or from where an earlier one ended: a shorter way, with a smaller simplex. */
const searchesOf = (
  form: EtsForm,
  before: EtsFit | null,
  { from, unit }: { from: EtsState; unit: number },
): { start: number[]; size: number[]; most: number; tolerance: number }[] => {
  if (before === null)
    return startsOf(form).map((start) => ({
      ...{ start, size: sizesOf(start, form), most: MOST_COLD, tolerance: 1e-7 },
    }));
  const start = pointOf(before, from, unit);
  const size = sizesOf(start, form).map((one, i) => {
    const step = one / 3;
    // Smoothing parameters near 1 are searched for downwards.
    return i < start.length - (form.trend === 'N' ? 1 : 2) && (start[i] as number) > 0.7 ? -step : step;
  });
  return [{ start, size, most: MOST_WARM, tolerance: 1e-6 }];
};

/** -2 ln L, less what is the same for all forms (Hyndman et al. 2008, equation 5.3). */
const deviance = ({ squares, logs, n }: { squares: number; logs: number; n: number }): number =>
  n * Math.log(Math.max(squares, 1e-300)) + 2 * logs;

const LEAST = 10;
/** Evaluations of a search: from nowhere, and from where the one before ended. */
const MOST_COLD = 300;
const MOST_WARM = 80;

/**
 * A form fitted by maximum likelihood: smoothing parameters, first level and slope, by a simplex within the usual bounds; the
 * first seasons are those of the first years (Hyndman et al. 2008, section 2.6.1). AICc counts all of them. Null with
 * fewer than ten values, than two whole seasons, or for a multiplicative form of values that are not all positive.
 * `before` is a fit of the form to the begin of the history, from which it goes on.
 */
export const fitEts = (
  history: Series,
  form: EtsForm,
  season: number,
  before: EtsFit | null = null,
): EtsFit | null => {
  const points = placed(history);
  const m = form.season === 'N' ? 0 : season;
  const isRelative = form.error === 'M' || form.season === 'M';
  if (points.length < Math.max(LEAST, 2 * m) || (m > 0 && history.length < 2 * m)) return null;
  if (m > LONGEST_SEASON || (isRelative && points.some(({ value }) => value <= 0))) return null;
  const values = dense(history);
  const from = firstState(history, form, m);
  const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length;
  const unit =
    Math.sqrt(points.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / points.length) || 1;
  const cost = (at: readonly number[]): number => {
    const guess = guessOf(at, form, from, unit);
    if (!isUsual(form, guess.parameters)) return Number.POSITIVE_INFINITY;
    const value = deviance(runEts(form, guess.parameters, guess.first, values));
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };
  const found = searchesOf(form, before, { from, unit })
    .map(({ start, ...how }) => nelderMead(cost, start, how))
    .reduce((least, one) => (one.value < least.value ? one : least));
  if (!Number.isFinite(found.value)) return null;
  const { parameters, first } = guessOf(found.at, form, from, unit);
  const run = runEts(form, parameters, first, values);
  // σ is a parameter, too; of m seasons m - 1 are free.
  const k = found.at.length + Math.max(0, m - 1) + 1;
  if (run.n - k - 1 <= 0) return null;
  return {
    form,
    parameters,
    first,
    run,
    sigma: Math.sqrt(run.squares / Math.max(1, run.n - (k - 1))),
    aicc: found.value + 2 * k + (2 * k * (k + 1)) / (run.n - k - 1),
  };
};

const TRENDS = ['N', 'A', 'Ad'] as const;
const additive = (season: EtsForm['season']): EtsForm[] =>
  TRENDS.map((trend) => ({ error: 'A', trend, season }));

/** Forms without a season. */
export const PLAIN_FORMS: readonly EtsForm[] = additive('N');
/** Those with one: as R's package forecast, multiplicative seasons only with multiplicative errors, whose variance is finite. */
export const SEASONAL_FORMS: readonly EtsForm[] = [
  ...additive('A'),
  ...TRENDS.map((trend): EtsForm => ({ error: 'M', trend, season: 'M' })),
];

/** Forms whose AICc is greater by more have essentially no support (Burnham & Anderson 2002, section 2.6). */
const SUPPORT = 10;

/** The forms that can be fitted and have support, the one with the least AICc first (Hyndman et al. 2008, section 7.3). */
export const supportedEts = (history: Series, forms: readonly EtsForm[], season: number): EtsFit[] => {
  const fits = forms.flatMap((form) => fitEts(history, form, season) ?? []).sort((a, b) => a.aicc - b.aicc);
  return fits.filter(({ aicc }) => aicc <= fits[0]!.aicc + SUPPORT);
};

/** The same fits to a history that has gone on, each from where it was, the one with the least AICc first. */
export const continuedEts = (history: Series, before: readonly EtsFit[], season: number): EtsFit[] =>
  before.flatMap((fit) => fitEts(history, fit.form, season, fit) ?? []).sort((a, b) => a.aicc - b.aicc);

/** The form with the least AICc; null where none can be fitted. */
export const bestEts = (history: Series, forms: readonly EtsForm[], season: number): EtsFit | null =>
  supportedEts(history, forms, season)[0] ?? null;

const FORM = /ETS\(([AM]),(Ad|[NA]),([NAM])\)/;

/** The form that a name has in it, as `nameOfForm` writes it; null where there is none. */
export const formOfName = (name: string): EtsForm | null => {
  const [, error, trend, season] = FORM.exec(name) ?? [];
  return error === undefined ? null : ({ error, trend, season } as EtsForm);
};
