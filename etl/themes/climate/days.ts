import type { MeasureDeclaration } from '../../../sql/model/series.ts';
import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { at, days } from '../../sample-moments.ts';
import type { TrueSeries } from '../../sample-series.ts';
import type { ObservationSource } from '../../theme.ts';

const DAYS = days('2024-01-01', '2025-12-31');
const NOONS = at('T12:00:00+01:00', DAYS);

/** A station by its WMO number: greatest temperature of a day (mean and amplitude), humidity at noon, rain of a year. */
type Station = readonly [code: string, warmth: number, swing: number, humidity: number, rain: number];
const STATIONS: readonly Station[] = [
  ['60710', 23, 7.6, 62, 980],
  ['60715', 24.4, 8.8, 57, 470],
  ['60725', 25.4, 10.6, 51, 480],
  ['60732', 22.8, 11.2, 50, 480],
  ['60735', 26.8, 10.4, 47, 300],
  ['60760', 28.6, 12, 38, 95],
];

const seriesOf = ([feature, warmth, swing, humidity, rain]: Station): TrueSeries[] => {
  const gaps = { share: 0.015, length: 3 };
  const one = (parameter: string, truth: TrueSeries['truth'], moments = DAYS): TrueSeries => ({
    feature,
    parameter,
    truth,
    moments,
  });
  return [
    one('air-temperature-max', {
      level: warmth,
      season: { amplitude: swing, peak: 7.8 },
      noise: { kind: 'normal', sd: 3, persistence: 0.7 },
      gaps,
      decimals: 1,
    }),
    one(
      'relative-humidity',
      {
        level: humidity,
        season: { amplitude: 13, peak: 1.3 },
        noise: { kind: 'normal', sd: 11, persistence: 0.6 },
        gaps,
        least: 6,
        most: 100,
        decimals: 0,
      },
      NOONS,
    ),
    one(
      'wind-speed',
      {
        level: 12,
        season: { amplitude: 2, peak: 4 },
        noise: { kind: 'lognormal', sd: 0.35, persistence: 0.4 },
        gaps,
        most: 70,
        decimals: 0,
      },
      NOONS,
    ),
    one('precipitation', {
      level: rain / 365,
      season: { amplitude: (0.75 * rain) / 365, peak: 12.8 },
      noise: { kind: 'showers', wet: 0.2, shape: 0.7 },
      gaps,
      decimals: 1,
    }),
  ];
};

export const WEATHER: readonly TrueSeries[] = STATIONS.flatMap(seriesOf);

/** Humidity and wind are those at noon, which the fire weather index asks for. */
const daily = (parameter: string, averaging: string): MeasureDeclaration => ({
  parameter,
  averaging,
  every: 'P1D',
  stamp: 'begin',
});

export const weatherDays: ObservationSource = {
  id: 'station-weather',
  layer: 'weather-stations',
  measures: [
    { ...daily('air-temperature-max', 'P1D'), map: true },
    daily('relative-humidity', 'PT0S'),
    daily('wind-speed', 'PT0S'),
    daily('precipitation', 'P1D'),
  ],
  editions: [
    sampleSeries({
      seed: 14_002,
      observations: 17_277,
      series: WEATHER,
      sources: ['meteostat'],
      quality: text(
        'عيّنة: المحطات حقيقية، أما طقسها اليومي في 2024 و2025 فمولَّد ولم يُرصد.',
        'Échantillon : les stations sont réelles, leur temps quotidien de 2024 et 2025 est généré, il n’a pas été observé.',
        'Sample: the stations are real, their daily weather of 2024 and 2025 is generated and was not observed.',
      ),
    }),
  ],
};
