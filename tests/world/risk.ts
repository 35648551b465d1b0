import fc from 'fast-check';
import { prepare, type RiskData, type RiskWeights, riskScores, weighed } from '../../server/methods/risk.ts';
import { RiskMethod, riskInputs } from '../../sql/model/risk.ts';

export const words = { ar: 'نص', fr: 'texte', en: 'text' };
export const between = (min: number, max: number) => ({ kind: 'min-max', min, max }) as const;
export const modelOf = (dimensions: unknown[], more: object = {}) =>
  RiskMethod.parse({ kind: 'risk', dimensions, source: words, ...more });

/** Hazard and exposure a sixth each, vulnerability and lack of coping capacity a third, as INFORM weighs them. */
export const MODEL = modelOf([
  {
    id: 'hazard',
    weight: 0.5,
    parts: [
      { input: 'dry', direction: 'higher', normalisation: between(0, 100) },
      { input: 'hot', direction: 'higher', normalisation: between(0, 50) },
    ],
  },
  {
    id: 'exposure',
    weight: 0.5,
    parts: [{ input: 'people', direction: 'higher', normalisation: between(0, 200) }],
  },
  {
    id: 'vulnerability',
    parts: [
      { input: 'poor', weight: 2, direction: 'higher', normalisation: between(0, 40) },
      { input: 'old', direction: 'higher', normalisation: between(10, 30) },
    ],
  },
  {
    id: 'coping',
    floor: 1,
    parts: [
      { input: 'served', direction: 'lower', normalisation: between(0, 100) },
      { input: 'doctors', direction: 'lower', normalisation: between(0, 5) },
    ],
  },
]);
export const INPUTS = riskInputs(MODEL);

export type Place = Partial<Record<string, number | null>>;
export const dataOf = (places: readonly Place[], inputs = INPUTS, periods = 1): RiskData => ({
  places: places.length / periods,
  periods,
  values: new Map(
    inputs.map((input) => [input, Float64Array.from(places, (one) => one[input] ?? Number.NaN)]),
  ),
});
export const scoresIn = (places: readonly Place[], weights: RiskWeights = {}, model = MODEL): Float64Array =>
  riskScores(prepare(model, dataOf(places, riskInputs(model))), weighed(model, weights)).score;

export const BY_HAND = { dry: 60, hot: 40, people: 80, poor: 20, old: 24, served: 70, doctors: 1 };

/** Any places, an input missing now and then. */
export const place: fc.Arbitrary<Place> = fc.record(
  Object.fromEntries(
    INPUTS.map((input) => [input, fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { freq: 8 })]),
  ),
);
export const places = fc.array(place, { minLength: 1, maxLength: 30 });
