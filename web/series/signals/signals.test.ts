import { describe, expect, it } from 'vitest';
import type { SignalOne } from '../../../sql/model/api/outlook.ts';
import { wordsIn } from '../../../tests/harness/words-in.ts';
import type { Charted } from '../charted.ts';
import type { Line } from '../line.ts';
import { decidingPoint, levelsOf, placedIn, riseOf, seenIn } from './placed.ts';
import { evidenceInWords, whenInWords } from './said.ts';

const text = { ar: '', fr: '', en: '' };
const at = (year: number): number => Date.UTC(year, 0, 1) / 1000;

const charted = {
  series: {
    ...{ id: 'flows/x', unit: 'mm', averaging: 'P1Y', stamp: 'begin', timeZone: 'UTC' },
    last: { time: '2024-01-01T00:00:00Z', value: 30, below: false, flag: 'raw' },
  },
  parameter: { id: 'flows', decimals: 0, gather: 'mean' },
} as unknown as Charted;

const signal = (given: Partial<SignalOne>): SignalOne => ({
  ...{ id: '1', kind: 'drought', period: 'year', at: null, since: '2020-01-01T00:00:00Z', until: null },
  ...{ severity: 'severe', evidence: {}, foundAt: '2024-01-01T00:00:00Z', changedAt: '2024-01-01T00:00:00Z' },
  subject: {
    ...{ kind: 'indicator', id: 'flows', layer: 'x', feature: '1', place: 'x', name: {} },
    ...{ title: text, theme: 't', unit: 'mm' },
  },
  ...given,
});

const HALF = 365.25 * 43_200;
const line = (values: readonly number[], given: Partial<Line> = {}): Line =>
  ({
    ...{ one: charted, tone: 0, side: 0, grain: 'year', band: null, statistic: null, shift: HALF },
    points: values.map((value, place) => ({
      ...{ time: at(2020 + place), value, below: false, flag: null, bucket: null },
    })),
    ...given,
  }) as unknown as Line;

describe('early signals of a line', () => {
  it('are numbered by their begins, and one that goes on ends with the values', () => {
    const placed = placedIn(
      [signal({ id: '2', since: '2022-01-01T00:00:00Z' }), signal({ until: '2021-01-01T00:00:00Z' })],
      charted,
    );
    expect(placed.map(({ no, from }) => [no, from])).toEqual([
      [1, at(2020)],
      [2, at(2022)],
    ]);
    expect(placed[0]!.to).toBe(at(2021));
    expect(placed[1]!.to).toBeGreaterThanOrEqual(at(2024) + 365 * 86_400);
    expect(seenIn(placed, [at(2021), at(2022)])).toEqual([]);
    expect(seenIn(placed, [at(2021), at(2023)]).map(({ no }) => no)).toEqual([2]);
  });

  it('mark the value that decided, only where the line is drawn from such values', () => {
    const [one] = placedIn(
      [signal({ evidence: { at: '2021-01-01T00:00:00Z', value: 3, peak: 5 } })],
      charted,
    );
    expect(decidingPoint(one!, line([9, 5, 8]))).toMatchObject({ time: at(2021), value: 5 });
    expect(decidingPoint(one!, line([9, 6, 8]))).toBeNull();
    expect(decidingPoint(one!, line([9, 5, 8], { statistic: 'max' }))).toBeNull();
  });

  it('have levels before and after a change, but not where sums of less than years are drawn', () => {
    const [one] = placedIn(
      [signal({ kind: 'change-point', since: '2022-01-01T00:00:00Z', evidence: { before: 10, after: 20 } })],
      charted,
    );
    expect(levelsOf(one!, line([10, 10, 20, 20])).map(({ to, values }) => [to, values])).toEqual([
      [at(2022), [10, 10]],
      [at(2023) + HALF, [20, 20]],
    ]);
    const sums = { one: { ...charted, parameter: { ...charted.parameter, gather: 'sum' } } } as never;
    expect(levelsOf(one!, line([10, 20], { ...(sums as object), grain: 'month' }))).toEqual([]);
    // It is seen at the change alone, however long it has been so.
    expect(seenIn([one!], [at(2023), at(2025)])).toEqual([]);
  });

  it('have a slope through the middle of the values of a rise', () => {
    const [one] = placedIn([signal({ kind: 'rising-pollution', evidence: { slope: 2 } })], charted);
    const rise = riseOf(one!, line([10, 12, 14, 16]));
    const [from, to] = rise!.values;
    const years = (rise!.to - rise!.from) / (365.2425 * 86_400);
    expect((to - from) / years).toBeCloseTo(2, 6);
  });

  it('say when they were and what shows them', () => {
    const words = wordsIn('en');
    const said = (given: Partial<SignalOne>) => {
      const one = signal(given);
      return [whenInWords(one, charted, words), ...evidenceInWords(one, charted, words)].map((sentence) =>
        sentence.replace(/[\u2066\u2069]/g, '').replaceAll('\u00a0', ' '),
      );
    };
    expect(
      said({
        until: '2022-01-01T00:00:00Z',
        evidence: { peak: -2, value: -1, at: '2021-01-01T00:00:00Z', duration: 2 },
      }),
    ).toEqual(['from 2020 to 2021', 'At its worst −2 mm (2021).', 'It lasts 2 years.']);
    expect(said({ kind: 'change-point', evidence: { before: 10, after: 20, p: 0.02 } })).toEqual([
      '2020',
      '10 mm on average before, 20 mm since (p = 0.02).',
    ]);
    expect(
      said({ kind: 'anomaly', evidence: { value: 5, share: 0.01, at: '2020-01-01T00:00:00Z' } }),
    ).toEqual(['since 2020, goes on', '5 mm (2020): lower than 99 % of the values known of that season.']);
  });
});
