import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../../etl/themes/index.ts';
import { Indicator } from '../../../sql/model/indicator.ts';
import type { OutlookPeriod } from '../../../sql/model/outlook.ts';
import { Parameter } from '../../../sql/model/parameter.ts';
import { shifted, yearStart } from '../../indicators/time.ts';
import { normalOf, uniformOf } from '../../methods/forecast/random.ts';
import type { History } from '../history/history.ts';
import type { Subject } from '../subject.ts';
import { detect, type NearSource } from './detect.ts';

/** What themes declare, given histories of which it is known what is to be found in them. */
const normal = normalOf(uniformOf(5));
const history = (
  period: OutlookPeriod,
  values: readonly (number | null)[],
  from = yearStart(2000),
): History => {
  const starts = values.reduce<number[]>(
    (all) => [...all, all.length === 0 ? from : shifted(period, all.at(-1)!, 1)],
    [],
  );
  return { period, starts, values: [...values] };
};

const parameterOf = (id: string): Subject => {
  const declared = REGISTRY.flatMap(({ parameters }) => parameters ?? []).find((one) => one.id === id);
  return {
    ...{ kind: 'series', no: 1, id: `stations.${id}.1`, layer: 'stations', feature: '1' },
    ...{ averaging: 'P1M', every: 'P1M', timeZone: 'Africa/Tunis', last: 0 },
    parameter: Parameter.parse(declared),
  } as Subject;
};
const indicatorOf = (id: string): Subject => {
  const declared = REGISTRY.flatMap(({ indicators }) => indicators ?? []).find((one) => one.id === id);
  const indicator = Indicator.parse(declared);
  return {
    ...{ kind: 'indicator', id, layer: indicator.base, feature: '1' },
    ...{ indicator, layerNo: 1, timeZone: 'UTC' },
  };
};
const found = async (subject: Subject, own: History, nearSource: NearSource = async () => null) =>
  (await detect(subject, { histories: new Map([[own.period, own]]), own, nearSource })).map(
    ({ kind, since, last, severity, evidence }) => ({
      kind,
      since: new Date(since).toISOString().slice(0, 13),
      until: last === null ? null : new Date(last).toISOString().slice(0, 13),
      severity,
      evidence,
    }),
  );

describe('what themes have looked for', () => {
  it('air: hours in a row of a bad class, by the gravest of them', async () => {
    // 1 good to 6 extremely poor; three bad hours, a gap of two does not end them, two alone are no episode.
    const own = history('hour', [1, 4, 4, 2, 2, 5, 1, 1, 1, 4, 4, 1, 1, 1]);
    expect(await found(indicatorOf('european-air-quality'), own)).toEqual([
      {
        ...{ kind: 'air-quality', since: '2000-01-01T01', until: '2000-01-01T05', severity: 'moderate' },
        evidence: { value: 5, at: own.starts[5], duration: 3, class: 'very-poor' },
      },
    ]);
  });

  it('fire weather: days of a high class', async () => {
    const own = history('day', [3, 60, 12, 3, 3, 3]);
    const [episode, ...others] = await found(indicatorOf('fire-weather-index'), own);
    expect(others).toEqual([]);
    expect(episode).toMatchObject({ kind: 'fire-weather', since: '2000-01-02T00', severity: 'severe' });
    expect(episode?.evidence).toMatchObject({ value: 60, at: own.starts[1], class: 'extreme' });
  });

  it('heat: three days at 40 °C and more, by their values', async () => {
    const own = history('day', [30, 41, 45, 40, 31, 30, 41, 41, 30, 30]);
    expect(await found(parameterOf('air-temperature-max'), own)).toEqual([
      {
        ...{ kind: 'heat', since: '2000-01-02T00', until: '2000-01-04T00', severity: 'severe' },
        evidence: { value: 45, at: own.starts[2], duration: 3 },
      },
    ]);
  });

  it.each(['spi-3', 'spei-12'])('drought by %s: its class, how long and how deep', async (id) => {
    const own = history('month', [0.3, -0.2, -1.6, -0.1, 0.4, 0.2]);
    expect(await found(indicatorOf(id), own)).toEqual([
      {
        ...{ kind: 'drought', since: '2000-02-01T00', until: '2000-04-01T00', severity: 'severe' },
        evidence: {
          ...{ value: -0.1, at: own.starts[2], peak: -1.6, class: 'severely-dry', duration: 3 },
          magnitude: expect.closeTo(1.9, 9),
        },
      },
    ]);
  });

  it('particles: what their month has hardly seen, and a level of years that changed', async () => {
    // Twelve quiet years, eight at twice as much; then a January of twice that.
    const years = Array.from({ length: 20 }, (_, year) => (year < 12 ? 30 : 60));
    const months = years.flatMap((level) => Array.from({ length: 12 }, () => level + normal()));
    const signals = await found(parameterOf('pm10'), history('month', [...months, 120]));
    expect(signals.map(({ kind, since, severity }) => [kind, since, severity])).toEqual([
      ['change-point', '2012-01-01T00', 'moderate'],
      ['anomaly', '2020-01-01T00', 'moderate'],
    ]);
    expect(signals[0]?.evidence.before).toBeCloseTo(30, 0);
    expect(signals[0]?.evidence.after).toBeCloseTo(60, 0);
    expect(signals[1]?.evidence).toMatchObject({ value: 120, share: 1, n: 20 });
  });

  it('pollution that rises near a source, and only there', async () => {
    const rising = history(
      'month',
      Array.from({ length: 36 }, (_, at) => 30 + at + normal()),
    );
    const asked: [readonly string[], number][] = [];
    const near = { layer: 'power-units', feature: 'P1', metres: 1200 };
    const nearSource: NearSource = async (...given) => {
      asked.push(given);
      return near;
    };
    const [rise, ...others] = await found(parameterOf('pm10'), rising, nearSource);
    expect(others).toEqual([]);
    expect(rise).toMatchObject({
      ...{ kind: 'rising-pollution', since: '2000-01-01T00', until: null, severity: 'moderate' },
      evidence: { near, n: 36 },
    });
    expect(rise?.evidence.slope).toBeCloseTo(12, 0);
    expect(asked).toEqual([[['power-units', 'landfills'], 10_000]]);
    expect(await found(parameterOf('pm10'), rising)).toEqual([]);
  });
});
