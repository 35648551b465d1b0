import { between, factor, PERCENTILE } from './declare.ts';

/** Inputs that several models have, each with its bounds and why they are there. */

/** Round bounds around what governorates have. */
export const POOR = factor('poor', 'poor-people-share', 'higher', between(0, 35), { weight: 2 });
export const DEPENDENT = factor('dependent', 'dependent-people-share', 'higher', between(28, 42));
/** Three doctors for a thousand people is near what the countries of the OECD have. */
export const DOCTORS = factor('doctors', 'doctors-per-thousand', 'lower', between(0, 3));
/** Densities differ a thousandfold: by the share of governorates that are less dense. */
export const DENSITY = factor('density', 'population-density', 'higher', PERCENTILE);
/** SPI of the year's months: from a little wet to severely dry in McKee's classes. */
export const RAIN = factor('rain', 'spi-12', 'lower', between(-1.5, 1), { gatherTime: 'mean' });
/** Degrees above 1991 to 2020; 2 °C is the upper bound of the Paris agreement. */
export const WARMING = factor('warming', 'temperature-anomaly', 'higher', between(0, 2));
/** Percent of dwellings, and of the water that is collected. */
export const SEWERS = factor('sewers', 'sewer-connection-rate', 'lower', between(0, 100));
export const TREATED = factor('treated', 'wastewater-treated-share', 'lower', between(50, 100));
/** Tonnes a year, weighed by harm; round bounds. */
export const PRESSURE = factor('pressure', 'industrial-pressure', 'higher', between(0, 3000));
/** From WHO's guideline of 2021 to its first interim target: 10 and 40 ug/m3, at the stations of a governorate. */
export const NO2 = factor('no2', 'no2-year-mean', 'higher', between(10, 40), { by: { kind: 'within' } });
/** Percent of the woods; round bounds around what a bad year has. */
export const LOSS = factor('loss', 'forest-loss-rate', 'higher', between(0, 1));
export const GAIN = factor('gain', 'forest-gain-rate', 'lower', between(0, 0.6));
/** Percent of the area; from none to what dense woods have. */
export const FOREST = factor('forest', 'forest-cover', 'higher', between(0, 40));
export const RANGE = factor('range', 'rangeland-share', 'higher', between(0, 60));
/** Percent against 2004 to 2008. */
export const RANGE_CHANGE = factor('range_change', 'rangeland-change', 'lower', between(-15, 5));
/** From nothing to target 3 of Kunming-Montreal, 30 %. */
export const PROTECTED = factor('protected', 'protected-share', 'lower', between(0, 30));
/** Percent of the people of towns. */
export const nearby = (name: string, indicator: string) =>
  factor(name, indicator, 'higher', between(0, 75), { weight: 2 });
