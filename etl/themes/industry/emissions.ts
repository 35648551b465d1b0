import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { years } from '../../sample-moments.ts';
import type { TrueSeries } from '../../sample-series.ts';
import { yearlyMeasure } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

/** Units that burn something, by their kind: identifier (`power-units`) and capacity in MW. */
const UNITS: Readonly<Record<string, readonly (readonly [feature: string, mw: number])[]>> = {
  steam: [
    ['1023609-8', 170],
    ['1023609-9', 170],
    ['1023609-10', 180],
    ['1023609-11', 180],
    ['1023610-12', 160],
    ['1023610-13', 160],
  ],
  combined: [
    ['1023612-14', 240],
    ['1023612-15', 115],
    ['1023612-16', 115],
    ['1023614-17', 424],
    ['1023613-28', 415],
    ['1023615-29', 424],
  ],
  turbine: [
    ['1023606-6', 118],
    ['1023606-7', 118],
    ['1023604-42', 123],
    ['1023605-43', 118],
    ['1023605-44', 118],
    ['1023605-45', 125],
    ['1023605-46', 125],
    ['1023607-47', 126],
    ['1023607-48', 126],
    ['1023607-49', 123],
    ['1023608-50', 123],
    ['1023596-30', 34],
    ['1023596-31', 34],
  ],
  oil: [
    ['1023599-34', 34],
    ['1023600-35', 22],
    ['1023600-36', 22],
    ['1023602-53', 34],
  ],
};

/** Tonnes a year for each MW: round figures of the size of emission factors times usual hours. */
const RATES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  steam: { 'emissions-nox': 4.2, 'emissions-so2': 0.3, 'emissions-pm10': 0.12 },
  combined: { 'emissions-nox': 1.6, 'emissions-so2': 0.04, 'emissions-pm10': 0.06 },
  turbine: { 'emissions-nox': 1.1, 'emissions-so2': 0.02, 'emissions-pm10': 0.03 },
  oil: { 'emissions-nox': 1.9, 'emissions-so2': 1.4, 'emissions-pm10': 0.1 },
};

const MOMENTS = years(2015, 2024);

/** A tenth less in ten years. */
export const EMISSIONS: readonly TrueSeries[] = Object.entries(UNITS).flatMap(([kind, units]) =>
  units.flatMap(([feature, mw]) =>
    Object.entries(RATES[kind] ?? {}).map(([parameter, rate]) => ({
      feature,
      parameter,
      moments: MOMENTS,
      truth: {
        level: rate * mw,
        trend: { perDecade: -0.1 * rate * mw, since: 2020 },
        noise: { kind: 'lognormal' as const, sd: 0.12 },
        decimals: 1,
      },
    })),
  ),
);

export const emissions: ObservationSource = {
  id: 'site-emissions',
  layer: 'power-units',
  measures: ['emissions-nox', 'emissions-so2', 'emissions-pm10'].map(yearlyMeasure),
  editions: [
    sampleSeries({
      seed: 12_001,
      observations: 870,
      series: EMISSIONS,
      sources: ['wri-gppd-tunisia'],
      quality: text(
        'عيّنة: الوحدات حقيقية، أما انبعاثاتها فمولَّدة من القدرة ونوع الوقود ولم يصرّح بها أحد.',
        'Échantillon : les unités sont réelles, leurs émissions sont générées d’après puissance et combustible, personne ne les a déclarées.',
        'Sample: the units are real, their emissions are generated from capacity and fuel and were declared by nobody.',
      ),
    }),
  ],
};
