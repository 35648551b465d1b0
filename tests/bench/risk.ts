import { prepare, type RiskData, riskScores, weighed } from '../../server/methods/risk.ts';
import { rankRanges } from '../../server/methods/risk-ranks.ts';
import { RiskMethod, riskInputs } from '../../sql/model/risk.ts';
import { median, medians } from './measure.ts';
import type { Row } from './table.ts';

/** Delegations since 2018, a year of months, and a model as large as the largest that is shipped. */
const PLACES = 274;
const PERIODS = 12;
const RUNS = 15;
/** What a reader takes for at once. */
const AT_ONCE_MS = 100;
const words = { ar: 'قياس', fr: 'mesure', en: 'bench' };

const MODEL = RiskMethod.parse({
  kind: 'risk',
  source: words,
  dimensions: ['hazard', 'exposure', 'vulnerability', 'coping'].map((id) => ({
    id,
    parts: [1, 2, 3].map((n) => ({
      input: `${id}${n}`,
      direction: n === 2 ? 'lower' : 'higher',
      normalisation: n === 3 ? { kind: 'percentile' } : { kind: 'min-max', min: 0, max: 100 },
    })),
  })),
});

const cells = PLACES * PERIODS;
/** Values that differ and repeat from run to run, one in twenty missing. */
const column = (seed: number): Float64Array =>
  Float64Array.from({ length: cells }, (_, at) =>
    (at * 7 + seed) % 20 === 0 ? Number.NaN : (((at + 1) * 7919 * (seed + 3)) % 1009) / 10,
  );

const DATA: RiskData = {
  places: PLACES,
  periods: PERIODS,
  values: new Map(riskInputs(MODEL).map((input, seed) => [input, column(seed)])),
};

/** The same arrays, added up and no more. */
const plainSum = (columns: readonly Float64Array[]): Float64Array => {
  const sums = new Float64Array(cells);
  for (const values of columns)
    for (let cell = 0; cell < cells; cell++) {
      const value = values[cell] as number;
      if (!Number.isNaN(value)) sums[cell] = (sums[cell] as number) + value;
    }
  return sums;
};

/**
 * A weight that was changed, to all scores of all delegations in twelve months, as a page does it; and with the range of every rank, for
 * which each weight is turned both ways and each input left out. Against adding up the same arrays once, and in milliseconds.
 */
export const riskRows = async (): Promise<Row[]> => {
  const prepared = prepare(MODEL, DATA);
  const columns = prepared.scores.flat();
  let turn = 0;
  const changed = () => weighed(MODEL, { inputs: { hazard1: 1 + (turn++ % 10) } });
  const scores = await medians(
    RUNS,
    async () => riskScores(prepared, changed()),
    async () => plainSum(columns),
  );
  const ranges = await median(RUNS, async () => {
    const weights = changed();
    return [riskScores(prepared, weights), rankRanges(prepared, weights)];
  });
  return [
    {
      what: `risk of ${PLACES} delegations × ${PERIODS} periods after a changed weight, against adding up the same arrays`,
      ...{ ours: scores.ours, theirs: scores.theirs },
      unit: 'ms',
      aim: { kind: 'most', ratio: 100 },
    },
    {
      what: 'the same with every range of ranks, against what a reader takes for at once',
      ...{ ours: ranges, theirs: AT_ONCE_MS },
      unit: 'ms',
      aim: { kind: 'most', ratio: 1 },
    },
  ];
};
