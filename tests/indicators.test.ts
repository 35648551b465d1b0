import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../etl/themes/index.ts';
import { BUDGET_FIGURES } from '../sql/model/budget/figures.ts';
import { Indicator } from '../sql/model/indicator.ts';
import type { InputOf } from '../sql/model/indicator-input.ts';
import { Parameter } from '../sql/model/parameter.ts';
import { latestLayerId } from '../sql/model/series.ts';
import { folderOf } from './themes/run-fixture.ts';

const INDICATORS = REGISTRY.flatMap((theme) =>
  (theme.indicators ?? []).map((declared) => [declared.id, { theme, declared }] as const),
);
const IDS = INDICATORS.map(([id]) => id);
const LAYERS = new Map(
  REGISTRY.flatMap(({ layers }) => layers.map(({ layer }) => [layer.id, layer] as const)),
);
const PARAMETERS = new Map(
  REGISTRY.flatMap(({ parameters }) =>
    (parameters ?? []).map((one) => [one.id, Parameter.parse(one)] as const),
  ),
);
const SETS = REGISTRY.flatMap(({ observations }) => observations ?? []);

/** What the issue asks for, by the indicators that answer it. */
const ASKED: Record<string, string[]> = {
  'dam filling rate': ['dam-filling', 'dam-filling-governorate'],
  'water stress': ['water-stress'],
  'water quality index': ['water-quality-index'],
  'bathing water class': ['bathing-class'],
  'air quality indices': ['european-air-quality', 'us-air-quality'],
  'Tunisian limits': ['pm10-days-tn', 'no2-days-tn', 'so2-hours-tn', 'so2-days-tn', 'no2-year-mean'],
  'WHO guidelines': ['pm10-days-who', 'pm25-days-who', 'no2-days-who', 'so2-days-who', 'o3-days-who'],
  'shoreline change': ['shoreline-change-rate'],
  waste: ['waste-per-head', 'waste-treated-share'],
  'industrial pressure': ['industrial-pressure'],
  sanitation: ['sewer-connection-rate', 'wastewater-treated-share'],
  forest: ['forest-cover', 'forest-loss-rate', 'forest-gain-rate'],
  'fire weather': ['fire-weather-index'],
  'pastoral land': ['rangeland-change'],
  'protected areas': ['protected-share'],
  'green space': ['green-space-per-head'],
  'people exposed': ['people-near-landfills', 'people-near-power-plants'],
  temperature: ['temperature-anomaly'],
  drought: ['spi-1', 'spi-3', 'spi-6', 'spi-12', 'spei-3', 'spei-12'],
  heat: ['heat-days'],
  'quality of life': ['quality-of-life-index'],
  // Models of risk are indicators, too.
  risks: [
    ...['drought-risk', 'air-pollution-risk', 'coastal-risk', 'wildfire-risk', 'industrial-pollution-risk'],
    ...['waste-risk', 'land-degradation-risk', 'biodiversity-loss-risk', 'multi-risk-index'],
  ],
};

describe('indicators', () => {
  it.each(Object.entries(ASKED))('tell of %s', (_, wanted) => {
    expect(wanted.filter((id) => !IDS.includes(id))).toEqual([]);
  });

  it('are each called once, and like no layer', () => {
    const latest = SETS.flatMap(({ layer, measures }) =>
      measures.filter(({ map }) => map).map(({ parameter }) => latestLayerId(layer, parameter)),
    );
    const taken = new Set([...LAYERS.keys(), ...latest]);
    expect(IDS.filter((id, at) => IDS.indexOf(id) !== at || taken.has(id))).toEqual([]);
    const titles = INDICATORS.flatMap(([, { declared }]) => Object.values(declared.title));
    const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
    expect(twice).toEqual([]);
  });
});

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const apart = (a: string, b: string): number =>
  Math.max(
    ...[1, 3, 5].map((at) =>
      Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)),
    ),
  );
/** Colours that an authority has set are taken as they are. */
const SET_BY_OTHERS = new Set(['european-air-quality', 'us-air-quality']);

describe.each(INDICATORS)('the indicator %s', (id, { theme, declared }) => {
  const indicator = Indicator.parse(declared);
  const inputs = Object.values(indicator.inputs);
  const inputsOf = <K extends InputOf<'series' | 'property' | 'indicator'>['kind']>(kind: K) =>
    inputs.filter((input): input is InputOf<K> => input.kind === kind);

  it('is of layers, parameters and indicators that there are', () => {
    expect(LAYERS.has(indicator.base)).toBe(true);
    for (const input of inputsOf('indicator')) {
      expect(IDS).toContain(input.indicator);
      expect(input.indicator).not.toBe(id);
    }
    for (const input of inputsOf('property')) expect(LAYERS.has(input.layer)).toBe(true);
    for (const { near } of inputsOf('property')) if (near) expect(LAYERS.has(near.layer)).toBe(true);
  });

  it('reads series that some set of observations brings, or the budget', () => {
    for (const { parameter, layer, procedure } of inputsOf('series')) {
      expect(PARAMETERS.has(parameter)).toBe(true);
      const brought =
        BUDGET_FIGURES.some((figure) => figure.parameter === parameter) ||
        SETS.some(
          (set) =>
            set.layer === (layer ?? indicator.base) &&
            set.measures.some(
              (one) =>
                one.parameter === parameter &&
                (procedure === undefined || (one.procedure ?? '') === procedure),
            ),
        );
      expect(`${parameter} at ${layer ?? indicator.base}: ${brought}`).toMatch(/true$/);
    }
  });

  it('reads properties that layers have, and codes that these may have', () => {
    for (const { layer, measure, times, only, near } of inputsOf('property')) {
      const named = [...(typeof measure === 'object' ? [measure.property] : []), ...(times ? [times] : [])];
      for (const name of named) {
        const property = LAYERS.get(layer)?.properties.find((one) => one.name === name);
        expect(property?.type).toMatch(/^(number|integer)$/);
      }
      for (const [of, wanted] of [
        [layer, only ?? {}],
        [near?.layer, near?.only ?? {}],
      ] as const)
        for (const [name, values] of Object.entries(wanted)) {
          const property = LAYERS.get(of ?? '')?.properties.find((one) => one.name === name);
          const codes = property?.type === 'string' ? property.codes?.map(({ value }) => value) : [];
          expect(values.filter((value) => !codes?.includes(String(value)))).toEqual([]);
        }
    }
  });

  it('holds values against limits that their parameter has', () => {
    const { method } = indicator;
    const limitsOf = (name: string): string[] => {
      const input = indicator.inputs[name];
      return input?.kind === 'series'
        ? (PARAMETERS.get(input.parameter)?.limits ?? []).map(({ id }) => id)
        : [];
    };
    if (method.kind === 'exceedances' && 'limit' in method.bound)
      expect(limitsOf(method.input)).toContain(method.bound.limit);
    if (method.kind === 'ccme-wqi')
      for (const { input, limits } of method.objectives)
        for (const limit of limits ?? []) expect(limitsOf(input)).toContain(limit);
    if (method.kind === 'composite')
      expect(method.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  it('says the limit in its description that it counts days beyond', () => {
    const { method } = indicator;
    if (method.kind !== 'exceedances' || !('limit' in method.bound)) return;
    const input = indicator.inputs[method.input] as InputOf<'series'>;
    const { limit } = method.bound;
    const found = PARAMETERS.get(input.parameter)?.limits.find((one) => one.id === limit);
    for (const words of Object.values(indicator.description)) expect(words).toContain(String(found?.value));
  });

  it('has classes in colours that are seen, each of its own', () => {
    const colors = indicator.classes.map(({ color }) => color);
    const twins = colors.flatMap((a, at) => colors.slice(at + 1).filter((b) => apart(a, b) < 24));
    expect(twins).toEqual([]);
    if (SET_BY_OTHERS.has(id)) return;
    for (const color of colors) {
      expect(`${color} ${luminance(color) < 0.82}`).toBe(`${color} true`);
      expect(`${color} ${luminance(color) > 0.05}`).toBe(`${color} true`);
    }
  });

  it('has a title as short as a card has room for, and is told of in the README', () => {
    for (const title of Object.values(indicator.title)) expect(title.length).toBeLessThan(56);
    expect(readFileSync(join(folderOf(theme), 'README.md'), 'utf8')).toContain(`\`${id}\``);
  });
});
