import type { Series } from '../series.ts';
import { stl } from '../stl.ts';
import { type Model, steps } from './model.ts';

/** A history without its season, and the last year of the season, which goes on. */
export type Adjusted = { history: Series; season: number; last: number[] };

/** Over so many years a season's own course is smoothed; longer seasons are taken to be the same in all years. */
const WINDOW = 13;
const LONGEST_CHANGING = 24;

/** Takes the season out by STL (Hyndman & Athanasopoulos 2021, section 5.7); null where STL can say nothing. */
export const adjusted = (history: Series, season: number): Adjusted | null => {
  const parts = stl(history, {
    period: season,
    seasonal: season > LONGEST_CHANGING ? 'periodic' : WINDOW,
    jumps: true,
  });
  if (!parts || parts.seasonal.some((value) => !Number.isFinite(value))) return null;
  return {
    history: history.map((value, at) => (value === null ? null : value - (parts.seasonal[at] as number))),
    season,
    last: parts.seasonal.slice(-season),
  };
};

/** The forecast of what is left without the season, with the last year's season on top. */
export const withSeason = (model: Model | null, { season, last }: Adjusted): Model | null => {
  if (!model) return null;
  const at = (h: number) => last[(h - 1) % season] as number;
  return {
    ...model,
    form: `STL(${season}) + ${model.form}`,
    season,
    predict: (horizon) => {
      const { mean, sd } = model.predict(horizon);
      return { mean: mean.map((value, i) => value + at(i + 1)), sd };
    },
    path: (horizon, normal) => {
      const path = model.path(horizon, normal);
      return steps(horizon).map((h) => (path[h - 1] as number) + at(h));
    },
  };
};
