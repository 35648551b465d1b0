import type { MeasureDeclaration } from '../../../sql/model/series.ts';
import { text } from '../../declare.ts';
import { madeFeatures, sampleSeries } from '../../sample-edition.ts';
import { at, onDays } from '../../sample-moments.ts';
import type { TrueSeries, Truth } from '../../sample-series.ts';
import type { ObservationSource } from '../../theme.ts';
import { BATHING_SEED, makeBathingSites } from './bathing.ts';

/**
 * Mean of Escherichia coli (CFU in 100 ml) at a site of each class, such that the percentiles of many samples fall into that class:
 * the 95th is the mean times 2.7, the 90th times 2.0 (a logarithm that scatters by 0.8).
 */
export const ECOLI: Readonly<Record<string, number>> = {
  excellent: 34,
  good: 130,
  sufficient: 215,
  poor: 480,
};
/** Enterococci are so much rarer. */
const RARER = 0.4;
const SPREAD = 0.8;

/** Eight samples a season, every 18 days from May to September, five seasons. */
const MOMENTS = at(
  'T10:00:00+01:00',
  onDays(
    [2021, 2022, 2023, 2024, 2025].flatMap((year) =>
      Array.from({ length: 8 }, (_, index) =>
        new Date(Date.UTC(year, 4, 12 + 18 * index)).toISOString().slice(0, 10),
      ),
    ),
  ),
);

const counts = (level: number, detection: number): Truth => ({
  level,
  noise: { kind: 'lognormal', sd: SPREAD },
  gaps: { share: 0.02, length: 1 },
  detection,
  decimals: 0,
});

const sites = madeFeatures(BATHING_SEED, makeBathingSites).map(({ properties }) => ({
  feature: String(properties.code),
  quality: String(properties.quality),
}));

export const BACTERIA: readonly TrueSeries[] = sites.flatMap(({ feature, quality }) => {
  const level = ECOLI[quality];
  if (level === undefined) throw new Error(`no level for ${quality}`);
  return [
    { feature, parameter: 'e-coli', moments: MOMENTS, truth: counts(level, 15) },
    { feature, parameter: 'enterococci', moments: MOMENTS, truth: counts(RARER * level, 10) },
  ];
});

const atOnce = (parameter: string): MeasureDeclaration => ({
  parameter,
  averaging: 'PT0S',
  every: null,
  stamp: 'begin',
});

export const bathingSamples: ObservationSource = {
  id: 'bathing-water',
  layer: 'bathing-sites',
  measures: [atOnce('e-coli'), atOnce('enterococci')],
  editions: [
    sampleSeries({
      seed: 15_001,
      observations: 4149,
      series: BACTERIA,
      quality: text(
        'عيّنة مولَّدة: تحاليل خيالية لنقاط خيالية، ولا تصف أي شاطئ.',
        'Échantillon généré : analyses fictives de points fictifs ; elles ne décrivent aucune plage.',
        'Generated sample: fictitious analyses of fictitious sites; they describe no beach.',
      ),
    }),
  ],
};
