import type { MeasureDeclaration } from '../sql/model/series.ts';
import { years } from './sample-moments.ts';
import { PROFILES, type Profile } from './sample-profiles.ts';
import type { TrueSeries, Truth } from './sample-series.ts';

const MOMENTS = years(2004, 2024);
/** The year that trends of yearly samples turn on. */
export const MIDDLE = 2014.5;

/** How a yearly count of governorates is measured. */
export const yearlyMeasure = (parameter: string): MeasureDeclaration => ({
  parameter,
  averaging: 'P1Y',
  every: 'P1Y',
  stamp: 'begin',
});

type Given = {
  level: number;
  perDecade: number /** Share of the level. */;
  spread: number;
  decimals?: number;
};

/** A yearly series of each governorate, 2004 to 2024: straight, with chance around it, and never below zero. */
export const yearlySeries = (
  parameter: string,
  of: (profile: Profile) => Given & Pick<Truth, 'breaks' | 'gaps' | 'most'>,
): TrueSeries[] =>
  PROFILES.map((profile) => {
    const { level, perDecade, spread, decimals = 0, ...rest } = of(profile);
    return {
      feature: profile.ins,
      parameter,
      moments: MOMENTS,
      truth: {
        ...rest,
        level,
        trend: { perDecade, since: MIDDLE },
        noise: { kind: 'normal', sd: Math.abs(level) * spread },
        least: 0,
        decimals,
      },
    };
  });
