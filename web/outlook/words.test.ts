import { describe, expect, it } from 'vitest';
import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { wordsIn } from '../../tests/harness/words-in.ts';
import { pInWords, reachInWords, skillInWords } from './words.ts';

const plain = (text: string | null): string =>
  (text ?? '').replace(/[\u2066\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');

const score = { n: 96, mase: 0.874, crps: 1, coverage: { 50: 0.52, 80: 0.79, 95: 0.94 } };
const outlook = {
  method: 'ets',
  beatsNaive: true,
  fit: { form: 'ETS(A,N,A)', season: 12, n: 120, parameters: {}, transform: 'none', driver: null },
  skill: {
    ...{ reference: 'seasonal-naive', season: 12, origins: 8, horizon: 12, crpss: 0.31, p: 0.001 },
    methods: [
      { method: 'ets', ...score },
      { method: 'seasonal-naive', ...score },
    ],
  },
} as unknown as OutlookOne;
const naive = {
  ...outlook,
  ...{ method: 'seasonal-naive', beatsNaive: false, skill: { ...outlook.skill, crpss: 0 } },
} as OutlookOne;

describe('how far a forecast is to be trusted', () => {
  it('is said with the method, its gain over the reference, its scaled error and what its intervals held', () => {
    expect(skillInWords(outlook, wordsIn('en')).map(plain)).toEqual([
      'exponential smoothing, ETS(A,N,A): of 2 methods, tried from 8 moments of the past, it did best.',
      'Its error was 31 % smaller than that of the reference (the season before is repeated).',
      'Scaled error (MASE): 0.87; 1 is that of the naive method within the history.',
      'Of 96 values the intervals of 50, 80 and 95 % held 52, 79 and 94 %.',
    ]);
  });

  it.each([
    ['en', 'Nothing beat naive: what is published is the naive forecast (the season before is repeated).'],
    [
      'fr',
      'Rien n’a battu la prévision naïve : c’est elle qui est publiée (la saison précédente se répète).',
    ],
    ['ar', 'لم تتفوّق أي طريقة على التوقّع البسيط، فهو المنشور (يتكرّر الموسم السابق).'],
  ] as const)(
    'says in %s that naive is published where nothing beat it, and does not hold it against itself',
    (language, said) => {
      const [first, second] = skillInWords(naive, wordsIn(language)).map(plain);
      expect(first).toBe(said);
      expect(second).toContain('MASE');
    },
  );
});

it('a probability is told no finer than paths tell it', () => {
  const words = wordsIn('en');
  expect([0.004, 0.014, 0.5, 0.996].map((p) => pInWords(p, words))).toEqual([
    'less than 1 %',
    '1 %',
    '50 %',
    'more than 99 %',
  ]);
});

it('days until a level is reached are told as far as they are known', () => {
  const words = wordsIn('en');
  const reach = (low: number | null, median: number | null, high: number | null) =>
    reachInWords({ value: 0, p: 0.5, low, median, high }, words);
  expect(reach(48, 51, 54)).toBe('in about 51 days (48 to 54)');
  expect(reach(48, 51, null)).toBe('in about 51 days (48 to later)');
  expect(reach(48, null, null)).toBe('in 48 days at the earliest');
  expect(reach(null, null, null)).toBeNull();
  expect(plain(reachInWords({ value: 0, p: 1, low: 10, median: 12, high: 15 }, wordsIn('ar')))).toBe(
    'بعد نحو 12 يوما (من 10 إلى 15)',
  );
});
