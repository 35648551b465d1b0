import { describe, expect, it } from 'vitest';
import type { IndicatorHistory, IndicatorInfo } from '../../sql/model/api/indicators.ts';
import { filesOf } from './api.ts';
import { chartedIndicator, indicatorIn, observationsOf, periodAt, refOf } from './charted.ts';
import { bandsOf, classedLine } from './classes.ts';
import { findingOf } from './finding.ts';
import { boundsIn, lineOf } from './line.ts';
import { chartAddress, indicatorAddress } from './page-address.ts';
import { coverageOf } from './points.ts';
import { chartOf } from './state.ts';
import { statisticsOf } from './statistics.ts';

const words = (en: string) => ({ ar: en, fr: en, en });
const at = (year: number): number => Date.UTC(year, 0, 1) / 1000;
const CLASSES = [
  { id: 'low', below: 20, title: words('low'), color: '#aa0000' },
  { id: 'fair', below: 60, title: words('fair'), color: '#aaaa00' },
  { id: 'good', title: words('good'), color: '#00aa00' },
];
const info = {
  ...{ id: 'flows', base: 'regions', title: words('Flows'), description: words(''), unit: '%', decimals: 1 },
  ...{ period: 'year', status: 'real', sources: ['world'], classes: CLASSES, classesSource: words('a law') },
} as unknown as IndicatorInfo;
const history: IndicatorHistory = {
  ...{
    indicator: 'flows',
    place: 'region:x:1',
    feature: '1',
    name: { en: 'One' },
    unit: '%',
    timeZone: 'UTC',
  },
  ...{ aggregate: null, revision: 3, numberMatched: 3, thinned: false },
  whole: { n: 2, first: at(2020), last: { time: at(2022), value: 40 } },
  time: [at(2020), at(2021), at(2022)],
  value: [10, null, 40],
  statistics: { lower: [5, null, 35], upper: [15, null, 50], coverage: [1, 0, 0.4] },
};
const one = chartedIndicator(info, { sources: [] }, history);
const line = lineOf(one, observationsOf(history), { tone: 0, side: 0, grain: 'value' });

describe('an indicator at a place is charted as a series is', () => {
  it('has a name that no series has, and a page of its own', () => {
    expect(indicatorIn(refOf('flows', 'region:x:a/b'))).toEqual({
      indicator: 'flows',
      place: 'region:x:a/b',
    });
    expect(indicatorIn('stations.rain.7/8')).toBeNull();
    expect(chartAddress(chartOf([refOf('flows', 'dams:5'), 'dams.volume.5']))).toBe(
      '/indicator/flows/dams:5?with=dams.volume.5',
    );
    expect(indicatorAddress('flows', 'dams:a/b', '2024')).toBe('/indicator/flows/dams:a%2Fb/2024');
  });

  it('with a gap where a period has no value, what each value lies between, and how much of it was there', () => {
    expect(line.runs.map((run) => run.map(({ value }) => value))).toEqual([[10], [40]]);
    expect([line.band, boundsIn(line, [at(2019), at(2024)])]).toEqual(['bounds', [5, 50]]);
    expect(line.points.map(coverageOf)).toEqual([1, 0.4]);
    const statistics = statisticsOf(line.points, { span: [at(2020), at(2023)], every: null, gather: 'mean' });
    // Bounds are no values: the least is a value, not what it may be.
    expect([statistics?.n, statistics?.min.value, statistics?.max.value]).toEqual([2, 10, 40]);
  });

  it('its classes stand behind it where the axis is its own, and the newest is what there is to say', () => {
    expect(bandsOf(CLASSES, [0, 45]).map(({ id, from, to }) => [id, from, to])).toEqual([
      ['low', 0, 20],
      ['fair', 20, 45],
    ]);
    const other = { ...line, one: { ...one, parameter: { ...one.parameter, id: 'rain' } } };
    expect([
      classedLine([line]),
      classedLine([line, other]),
      classedLine([{ ...line, one: { ...one, computed: undefined } } as never]),
    ]).toEqual([line, null, null]);
    const statistics = statisticsOf(line.points, { span: [at(2020), at(2023)], every: null, gather: 'mean' });
    expect(
      findingOf({ points: line.points, statistics: statistics!, trend: null, limits: [], classes: CLASSES }),
    ).toMatchObject({ kind: 'class', of: { id: 'fair' } });
  });

  it('is taken along in a file of its own, beside one file of all series', () => {
    const asked = ['a.rain.1', 'a.rain.2,3', 'flows/region:x:1'].map((id) => ({
      id,
      grain: 'month' as const,
      span: null,
    }));
    const [long, wide, ...more] = filesOf(asked, false);
    const query = new URL(long?.address ?? '', 'http://here').searchParams;
    expect([query.get('series'), query.get('aggregate'), query.get('layout')]).toEqual([
      'a.rain.1,a.rain.2%2C3,flows/region:x:1',
      'month',
      'long',
    ]);
    expect([wide?.key, wide?.address]).toEqual(['wide', long?.address.replace('=long', '=wide')]);
    expect(more).toEqual([]);
    // Its own file tells of classes and ranks too.
    expect(filesOf(asked, true)[2]?.address).toBe('/api/indicators/flows/values?place=region%3Ax%3A1&f=csv');
    expect(filesOf(asked.slice(0, 1), true)[0]?.address).toMatch(
      /^\/api\/series\/a\.rain\.1\/observations\?flags=/,
    );
  });

  it.each([
    ['year', '2022'],
    ['month', '2022-01'],
    ['day', '2022-01-01'],
    ['hour', '2022-01-01T01'],
    ['none', 'all'],
  ] as const)('a value by %s is of the period %s', (period, label) =>
    expect(periodAt(at(2022), period, period === 'hour' ? 'Africa/Tunis' : 'UTC')).toBe(label),
  );
});
