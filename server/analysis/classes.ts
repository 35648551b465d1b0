import type { Draw } from '../../sql/model/draw.ts';
import type { Text } from '../../sql/model/text.ts';
import { quantileSorted, sorted } from '../methods/series.ts';
import { words } from './words.ts';

type Choropleth = Extract<Draw, { kind: 'choropleth' }>;

/** Two digits that count: a limit that people read. */
const rounded = (value: number): number => Number(value.toPrecision(2));
/** Of what is counted, limits are whole. */
const roundedFor = (values: readonly number[]) =>
  values.every(Number.isInteger) ? (value: number) => Math.round(rounded(value)) : rounded;

const ascending = (values: readonly number[]): number[] => sorted(new Set(values));

const QUANTILES = [0.2, 0.4, 0.6, 0.8];
const BY_QUANTILES: Text = words(
  'خمس فئات متساوية العدد تقريبًا، بحدود مدوّرة',
  'Quintiles, aux limites arrondies',
  'Quintiles, with rounded limits',
);

/** Classes of about as many features each; one colour where there are no two values. */
export const quantileDraw = (
  property: string,
  values: readonly number[],
  ramp: Choropleth['ramp'],
  reverse = false,
): Draw => {
  const all = sorted(values);
  const limit = roundedFor(all);
  const breaks = ascending(QUANTILES.map((p) => limit(quantileSorted(all, p)))).filter(
    (at) => at > (all[0] as number),
  );
  if (all.length < 2 || breaks.length === 0) return { kind: 'single', color: 'accent' };
  return { kind: 'choropleth', property, ramp, reverse, breaks, method: BY_QUANTILES };
};

const AROUND_ZERO: Text = words(
  'فئات متناظرة حول الصفر، حدّها الأقصى المئين 90 للقيم المطلقة',
  'Classes symétriques autour de zéro, jusqu’au 90e centile des valeurs absolues',
  'Classes symmetric around zero, up to the 90th percentile of absolute values',
);

/** Diverging classes around 0, as wide on both sides; `turned` where the ramp's first colour is for what rises. */
export const divergingDraw = (
  property: string,
  values: readonly number[],
  ramp: Choropleth['ramp'],
  turned: boolean,
): Draw => {
  const sizes = sorted(values.map(Math.abs).filter((size) => size > 0));
  if (sizes.length === 0) return { kind: 'single', color: 'grey' };
  const most = rounded(quantileSorted(sizes, 0.9));
  const outer = [most / 3, (2 * most) / 3].map(rounded);
  const breaks = ascending([...outer.map((limit) => -limit), 0, ...outer]);
  return { kind: 'choropleth', property, ramp, reverse: turned, breaks, method: AROUND_ZERO };
};
