import { tunisia } from '../sql/countries/tunisia.ts';
import type { Text } from '../sql/model/text.ts';
import { randomOf } from './rows/random.ts';
import { observedOf, type TrueSeries } from './sample-series.ts';
import type { Edition, ObservationEdition, SampleInput } from './theme.ts';

type Given = { seed: number; features: number; make: SampleInput['make']; quality: Text; sources?: string[] };

/** The starter edition of a subject without open data: rows of a seeded generator, said to be a sample. */
export const sampleEdition = ({ seed, features, make, quality, sources = [] }: Given): Edition => ({
  pack: 'starter',
  status: 'sample',
  sources: ['biatouna-sample', ...sources],
  quality,
  inputs: [{ kind: 'sample', seed, make, expect: { rows: features, features, rejects: 0 } }],
});

/** The features that a sample makes of its seed, for series that are to go with them. */
export const madeFeatures = (seed: number, make: SampleInput['make']) => [
  ...make(randomOf(seed), { country: tunisia }),
];

type GivenSeries = {
  seed: number;
  observations: number;
  series: readonly TrueSeries[];
  quality: Text;
  sources?: string[];
};

/** The starter edition of observations without open data: series of known truth, said to be a sample. */
export const sampleSeries = ({
  seed,
  observations,
  series,
  quality,
  sources = [],
}: GivenSeries): ObservationEdition => ({
  pack: 'starter',
  status: 'sample',
  sources: ['biatouna-sample', ...sources],
  quality,
  inputs: [
    {
      kind: 'sample',
      seed,
      make: (random) => observedOf(series, random),
      expect: { rows: observations, observations, rejects: 0 },
    },
  ],
});
