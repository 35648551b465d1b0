import type { Series } from '../series.ts';
import { type Model, steps } from './model.ts';

/**
 * Exponential smoothing as a state space model (Hyndman, Koehler, Ord & Snyder 2008, Forecasting with Exponential Smoothing,
 * tables 2.2 and 2.3): error A additive or M multiplicative; trend N none, A additive, Ad damped; season N, A, M.
 */
export type EtsForm = { error: 'A' | 'M'; trend: 'N' | 'A' | 'Ad'; season: 'N' | 'A' | 'M' };

/** `beta` and `gamma` as in the error-correction form: b += β e, s += γ e. */
export type EtsParameters = { alpha: number; beta: number; gamma: number; phi: number };

/** Level, slope, and the seasons' shares from the one that comes next on. */
export type EtsState = { level: number; slope: number; seasons: Float64Array };

export const nameOfForm = ({ error, trend, season }: EtsForm): string => `ETS(${error},${trend},${season})`;

/** What a run through a history leaves. */
export type EtsRun = {
  state: EtsState;
  /** Sum of squared (relative, where the error is multiplicative) one-step errors, of `n` values. */
  squares: number;
  /** Σ ln |expected|, which the likelihood of multiplicative errors has. */
  logs: number;
  n: number;
};

/** Moves a state on by an error of so much: the recursion is the same for both kinds of error. */
const moved = (
  form: EtsForm,
  { alpha, beta, gamma, phi }: EtsParameters,
  state: { level: number; slope: number; season: number },
  error: number,
): { level: number; slope: number; season: number } => {
  const carried = phi * state.slope;
  const base = state.level + carried;
  const own = form.season === 'M' ? error / state.season : error;
  return {
    level: base + alpha * own,
    slope: form.trend === 'N' ? 0 : carried + beta * own,
    season:
      form.season === 'A'
        ? state.season + gamma * error
        : form.season === 'M'
          ? state.season + (gamma * error) / base
          : state.season,
  };
};

/** A history as the search runs through it hundreds of times: what is missing is NaN. */
export const dense = (history: Series): Float64Array =>
  Float64Array.from(history, (value) => value ?? Number.NaN);

/**
 * Runs through a history from a first state; what is missing moves the state on without an error. One plain loop: fitting
 * is nearly all that forecasting costs.
 */
export const runEts = (
  { error: kind, trend, season: seasonal }: EtsForm,
  { alpha, beta, gamma, phi }: EtsParameters,
  first: EtsState,
  history: Float64Array,
): EtsRun => {
  const m = first.seasons.length;
  const seasons = Float64Array.from(first.seasons);
  const [isAdded, isTimes] = [seasonal === 'A', seasonal === 'M'];
  let { level, slope } = first;
  let [squares, logs, n, place] = [0, 0, 0, 0];
  for (let at = 0; at < history.length; at++) {
    const carried = phi * slope;
    const base = level + carried;
    const season = m === 0 ? 0 : (seasons[place] as number);
    const expected = isTimes ? base * season : base + season;
    const value = history[at] as number;
    let error = 0;
    if (!Number.isNaN(value)) {
      error = value - expected;
      n++;
      if (kind === 'M') {
        const relative = error / expected;
        squares += relative * relative;
        logs += Math.log(Math.abs(expected));
      } else squares += error * error;
    }
    const own = isTimes ? error / season : error;
    level = base + alpha * own;
    slope = trend === 'N' ? 0 : carried + beta * own;
    if (isAdded) seasons[place] = season + gamma * error;
    else if (isTimes) seasons[place] = season + (gamma * error) / base;
    if (++place >= m) place = 0;
  }
  const ahead = Float64Array.from(seasons, (_, at) => seasons[(at + place) % m] as number);
  return { state: { level, slope, seasons: ahead }, squares, logs, n };
};

/** A fitted form: what it was fitted to, its σ, and where the history left it. */
export type EtsFit = {
  form: EtsForm;
  parameters: EtsParameters;
  first: EtsState;
  run: EtsRun;
  sigma: number;
  aicc: number;
};

const meansOf = ({ form, parameters: { phi }, run: { state } }: EtsFit, horizon: number): number[] => {
  let damped = 0;
  return steps(horizon).map((h) => {
    damped += phi ** h;
    const base = state.level + (form.trend === 'N' ? 0 : damped * state.slope);
    const season = form.season === 'N' ? 0 : (state.seasons[(h - 1) % state.seasons.length] as number);
    return form.season === 'M' ? base * season : base + season;
  });
};

/**
 * Standard deviations of linear forms with additive errors (Hyndman et al. 2008, section 6.3, class 1):
 * σ² (1 + Σ c_j²), c_j = α + β (φ + ... + φ^j) + γ where j is a whole season.
 */
const linearSds = ({ form, parameters, run, sigma }: EtsFit, horizon: number): number[] => {
  const { alpha, beta, gamma, phi } = parameters;
  const m = run.state.seasons.length;
  let [sum, damped] = [1, 0];
  return steps(horizon).map((h) => {
    const sd = sigma * Math.sqrt(sum);
    damped += phi ** h;
    const c =
      alpha + (form.trend === 'N' ? 0 : beta * damped) + (form.season === 'A' && h % m === 0 ? gamma : 0);
    sum += c * c;
    return sd;
  });
};

const pathOf = (
  { form, parameters, run, sigma }: EtsFit,
  horizon: number,
  normal: () => number,
): number[] => {
  const m = run.state.seasons.length;
  const seasons = Float64Array.from(run.state.seasons);
  let { level, slope } = run.state;
  return steps(horizon).map((h) => {
    const place = m === 0 ? 0 : (h - 1) % m;
    const season = form.season === 'N' ? 0 : (seasons[place] as number);
    const base = level + parameters.phi * slope;
    const expected = form.season === 'M' ? base * season : base + season;
    const drawn = sigma * normal();
    const error = form.error === 'M' ? expected * drawn : drawn;
    const next = moved(form, parameters, { level, slope, season }, error);
    level = next.level;
    slope = next.slope;
    if (form.season !== 'N') seasons[place] = next.season;
    return expected + error;
  });
};

/** How many paths tell the spread of a form that has no closed one. */
const PATHS = 400;

/** Standard deviations by drawn paths. */
const drawnSds = (fit: EtsFit, horizon: number, normal: () => number): number[] => {
  const mean = meansOf(fit, horizon);
  const sums = mean.map(() => 0);
  for (let i = 0; i < PATHS; i++)
    pathOf(fit, horizon, normal).forEach((value, at) => {
      sums[at] = (sums[at] as number) + (value - (mean[at] as number)) ** 2;
    });
  return sums.map((sum) => Math.sqrt(sum / PATHS));
};

const isLinear = ({ error, season }: EtsForm): boolean => error === 'A' && season !== 'M';

/** A fitted form as a model; `normal` draws the spread of forms that have no closed one. */
export const modelOfEts = (fit: EtsFit, normal: () => number): Model => {
  const { form, parameters, run, sigma, first } = fit;
  const { alpha, beta, gamma, phi } = parameters;
  return {
    form: nameOfForm(form),
    season: form.season === 'N' ? null : first.seasons.length,
    n: run.n,
    parameters: {
      alpha,
      ...(form.trend === 'N' ? {} : { beta }),
      ...(form.season === 'N' ? {} : { gamma }),
      ...(form.trend === 'Ad' ? { phi } : {}),
      level: run.state.level,
      ...(form.trend === 'N' ? {} : { slope: run.state.slope }),
      sigma,
      aicc: fit.aicc,
    },
    predict: (horizon) => ({
      mean: meansOf(fit, horizon),
      sd: isLinear(form) ? linearSds(fit, horizon) : drawnSds(fit, horizon, normal),
    }),
    path: (horizon, draw) => pathOf(fit, horizon, draw),
  };
};
