import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../etl/themes/index.ts';
import { Parameter } from '../sql/model/parameter.ts';

const PARAMETERS = REGISTRY.flatMap((theme) =>
  (theme.parameters ?? []).map((declared) => [declared.id, Parameter.parse(declared)] as const),
);
const parameter = (id: string): Parameter => {
  const found = PARAMETERS.find(([each]) => each === id);
  if (!found) throw new Error(`no parameter is called ${id}`);
  return found[1];
};

it('parameters are many, and each is declared once', () => {
  expect(PARAMETERS.length).toBeGreaterThan(30);
  expect(new Set(PARAMETERS.map(([id]) => id)).size).toBe(PARAMETERS.length);
  const titles = PARAMETERS.flatMap(([, { title }]) => [title.ar, `fr ${title.fr}`, `en ${title.en}`]);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

describe.each(PARAMETERS)('the parameter %s', (_, given) => {
  it('has classes that ascend, limits of names of their own, and each kind of check once', () => {
    const { breaks } = given.classes;
    expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
    for (const names of [given.limits.map(({ id }) => id), given.checks.map(({ kind }) => kind)])
      expect(new Set(names).size).toBe(names.length);
    expect(new Set(given.conversions.map(({ from }) => from)).size).toBe(given.conversions.length);
  });

  it('holds its limits and classes to be possible', () => {
    const range = given.checks.find((check) => check.kind === 'range');
    if (!range) throw new Error('every parameter has bounds of what can be');
    for (const value of [...given.limits.map((limit) => limit.value), ...given.classes.breaks]) {
      expect(value).toBeGreaterThan(range.min ?? -Infinity);
      expect(value).toBeLessThan(range.max ?? Infinity);
    }
  });

  it('has titles as short as a chart has room for', () => {
    for (const title of Object.values(given.title)) expect(title.length).toBeLessThan(56);
  });
});

describe('conversions', () => {
  const converted = (id: string, from: string, value: number): number => {
    const found = parameter(id).conversions.find((one) => one.from === from);
    if (!found) throw new Error(`${id} is not converted from ${from}`);
    return value * found.factor + found.offset;
  };

  it.each([
    // UK-AIR, "Conversion factors between ppb and µg/m3", 20 °C and 1013 mb
    ['no2', 1.9125],
    ['o3', 1.9957],
    ['so2', 2.6609],
    ['co', 1.1642],
    ['no', 1.2473],
  ])('of gases are those of 20 °C and 1013 hPa to a fifth of a percent (%s)', (id, factor) => {
    expect(converted(id, '[ppb]', 1) / factor).toBeGreaterThan(0.998);
    expect(converted(id, '[ppb]', 1) / factor).toBeLessThan(1.002);
    expect(converted(id, '[ppm]', 1)).toBeCloseTo(1000 * converted(id, '[ppb]', 1), 6);
  });

  it('of particles are none: nobody can make a mass of a share', () => {
    expect(parameter('pm10').conversions).toEqual([]);
  });

  it.each([
    ['air-temperature', '[degF]', 212, 100],
    ['air-temperature', '[degF]', 32, 0],
    ['air-temperature', 'K', 273.15, 0],
    ['wind-speed', 'm/s', 10, 36],
    ['precipitation', '[in_i]', 1, 25.4],
    ['dam-volume', 'm3', 1e6, 1],
    ['forest-area', 'km2', 1, 100],
  ])('%s: %s %f is %f', (id, from, value, expected) => {
    expect(converted(id, from, value)).toBeCloseTo(expected, 9);
  });
});

describe('limits of air', () => {
  const limitsOf = (id: string, authority: RegExp) =>
    Object.fromEntries(
      parameter(id)
        .limits.filter((limit) => authority.test(limit.id))
        .map(({ averaging, value }) => [averaging, value]),
    );

  it('are those of the Tunisian decree 2018-447, as far as it is known', () => {
    expect(limitsOf('no2', /^tn-/)).toEqual({ PT1H: 200, P1Y: 40 });
    expect(limitsOf('so2', /^tn-/)).toEqual({ PT1H: 350, P1D: 125 });
    expect(limitsOf('pm10', /^tn-/)).toEqual({ P1D: 50 });
    const decree = PARAMETERS.flatMap(([, { limits }]) => limits.filter(({ id }) => id.startsWith('tn-')));
    expect(new Set(decree.map(({ certainty }) => certainty))).toEqual(new Set(['uncertain']));
  });

  it('are those of WHO 2021', () => {
    expect(limitsOf('pm25', /^who-/)).toEqual({ P1D: 15, P1Y: 5 });
    expect(limitsOf('pm10', /^who-/)).toEqual({ P1D: 45, P1Y: 15 });
    expect(limitsOf('no2', /^who-/)).toEqual({ P1D: 25, P1Y: 10 });
    expect(limitsOf('o3', /^who-/)).toEqual({ PT8H: 100 });
    expect(limitsOf('so2', /^who-/)).toEqual({ P1D: 40 });
    expect(limitsOf('co', /^who-/)).toEqual({ P1D: 4000 });
  });
});
