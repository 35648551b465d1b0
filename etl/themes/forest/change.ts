import { text } from '../../declare.ts';
import { years } from '../../sample-moments.ts';
import { PROFILES } from '../../sample-profiles.ts';
import { type Sampled, sampled, type TrueSeries } from '../../sample-series.ts';
import { yearlyMeasure } from '../../sample-yearly.ts';
import type { ObservationSample, ObservationSource } from '../../theme.ts';

const MOMENTS = years(2004, 2024);
/** Shares of the woods of 2004 that are lost and won in a year of average. */
const LOST = 0.003;
const WON = 0.0036;

const rate = (parameter: string, feature: string, level: number, spread: number): TrueSeries => ({
  feature,
  parameter,
  moments: MOMENTS,
  truth: { level, noise: { kind: 'lognormal', sd: spread }, decimals: 1 },
});

/** Fires come in some years, plantations in most: what is lost scatters much, what is won little. */
export const LOSS = PROFILES.map(({ ins, forest }) => rate('forest-loss', ins, LOST * forest, 0.8));
export const GAIN = PROFILES.map(({ ins, forest }) => rate('forest-gain', ins, WON * forest, 0.25));

const numberOf = ({ value }: Sampled): number => (typeof value === 'number' ? value : 0);

/** Woods of a year are those of the year before, without what was lost and with what was won in it. */
const make: ObservationSample['make'] = function* (random) {
  for (const [index, { ins, forest }] of PROFILES.entries()) {
    const [loss, gain] = [LOSS[index]!, GAIN[index]!].map(({ truth }) => [
      ...sampled(truth, MOMENTS, random),
    ]);
    let area = forest;
    for (const [at, { time }] of MOMENTS.entries()) {
      const [lost, won] = [numberOf(loss![at]!), numberOf(gain![at]!)];
      area += at === 0 ? 0 : won - lost;
      yield { feature: ins, parameter: 'forest-area', time, value: Number(area.toFixed(1)) };
      yield { feature: ins, parameter: 'forest-loss', time, value: lost };
      yield { feature: ins, parameter: 'forest-gain', time, value: won };
    }
  }
};

export const forestChange: ObservationSource = {
  id: 'forest-change',
  layer: 'governorates',
  measures: ['forest-area', 'forest-loss', 'forest-gain'].map(yearlyMeasure),
  editions: [
    {
      pack: 'starter',
      status: 'sample',
      sources: ['biatouna-sample'],
      quality: text(
        'عيّنة مولَّدة: المساحات وما يُفقد ويُكتسب منها خيالية؛ يُفقد في المعدّل 0,3 % ويُكتسب 0,36 % في السنة.',
        'Échantillon généré : superficies, pertes et gains sont fictifs ; en moyenne 0,3 % se perd et 0,36 % se gagne par an.',
        'Generated sample: areas, losses and gains are fictitious; on average 0.3% is lost and 0.36% won a year.',
      ),
      inputs: [
        { kind: 'sample', seed: 18_001, make, expect: { rows: 1512, observations: 1512, rejects: 0 } },
      ],
    },
  ],
};
