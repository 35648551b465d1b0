/**
 * What samples of governorates are made of: round figures, written from memory of how the country is, so that a sample is
 * plausible. None is an official figure.
 */
export type Profile = {
  /** INS code. */
  ins: string;
  /** People in the middle of 2014, and how many more in ten years. */
  people: number;
  growth: number;
  /** People in a home, and the share of homes on a sewer in 2014. */
  household: number;
  sewered: number;
  /** Water that can be had and that is wanted in a year, hm3. */
  available: number;
  demand: number;
  /** Hectares in 2004. */
  forest: number;
  range: number;
  /** Climate: mean temperature and its amplitude through the year (Cel), rain of a year (mm). */
  warmth: number;
  swing: number;
  rain: number;
};

const profile = (
  ins: string,
  [people, growth, household, sewered]: [number, number, number, number],
  [available, demand]: [number, number],
  [forest, range]: [number, number],
  [warmth, swing, rain]: [number, number, number],
): Profile => ({
  ins,
  people: people * 1000,
  growth: growth * 1000,
  household,
  sewered,
  available,
  demand,
  forest,
  range,
  warmth,
  swing,
  rain,
});

export const PROFILES: readonly Profile[] = [
  profile('11', [1056, 45, 3.6, 0.93], [40, 110], [3000, 1000], [19, 8, 470]),
  profile('12', [576, 130, 3.7, 0.88], [45, 70], [6000, 4000], [18.8, 8, 460]),
  profile('13', [632, 120, 3.7, 0.86], [50, 85], [12_000, 6000], [18.9, 8.1, 440]),
  profile('14', [380, 55, 4, 0.74], [90, 100], [8000, 8000], [18.6, 8.5, 450]),
  profile('15', [788, 90, 3.8, 0.58], [210, 270], [55_000, 25_000], [18.9, 7.6, 460]),
  profile('16', [177, 14, 4.1, 0.43], [120, 95], [62_000, 45_000], [18.2, 8.8, 480]),
  profile('17', [568, 40, 3.9, 0.63], [460, 200], [95_000, 45_000], [18.4, 7.4, 620]),
  profile('21', [303, -2, 4, 0.46], [480, 170], [78_000, 40_000], [18, 8.8, 620]),
  profile('22', [401, -15, 4, 0.27], [520, 190], [110_000, 35_000], [18, 9.1, 680]),
  profile('23', [243, -12, 3.9, 0.48], [180, 110], [110_000, 90_000], [16.3, 9.6, 480]),
  profile('24', [223, -9, 4, 0.4], [160, 100], [120_000, 70_000], [16.4, 9.5, 430]),
  profile('31', [675, 120, 3.7, 0.81], [70, 100], [9000, 35_000], [19.3, 7.8, 330]),
  profile('32', [549, 85, 3.8, 0.84], [55, 80], [2000, 5000], [19.4, 7.7, 320]),
  profile('33', [411, 40, 4, 0.36], [60, 75], [8000, 40_000], [19.5, 7.4, 290]),
  profile('34', [955, 95, 3.7, 0.45], [110, 150], [9000, 200_000], [19.6, 7.8, 230]),
  profile('41', [571, 28, 4.4, 0.28], [260, 280], [75_000, 150_000], [20.1, 9.3, 300]),
  profile('42', [439, 24, 4.6, 0.29], [170, 165], [170_000, 280_000], [17.2, 9.7, 320]),
  profile('43', [430, 33, 4.6, 0.19], [190, 230], [60_000, 250_000], [19, 9.5, 240]),
  profile('51', [374, 36, 4.2, 0.62], [160, 170], [18_000, 300_000], [20.2, 8.2, 190]),
  profile('52', [480, 47, 4.3, 0.35], [110, 105], [12_000, 550_000], [20.8, 8.4, 180]),
  profile('53', [149, 6, 4.5, 0.47], [70, 45], [6000, 1_500_000], [21.2, 9.6, 120]),
  profile('61', [337, 14, 4.2, 0.66], [110, 120], [45_000, 400_000], [19.8, 10.2, 170]),
  profile('62', [108, 11, 4.2, 0.7], [180, 190], [3000, 250_000], [22, 10.8, 95]),
  profile('63', [157, 14, 4.5, 0.39], [260, 300], [4000, 700_000], [21.6, 10.6, 90]),
];
