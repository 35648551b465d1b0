import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { RiskInfo, RiskInputs } from '../../sql/model/api/risks.ts';
import { RiskMethod } from '../../sql/model/risk.ts';
import { csvOf } from './csv.ts';
import { recoloured } from './recolour.ts';
import { findingOf } from './said.ts';
import { EMPTY, formatRisk, isChanged, parseRisk, withPair } from './state.ts';
import { dataOf, preparedWith, rowsOf, sidesOf, weigh } from './weigh.ts';

const words = { ar: 'نص', fr: 'texte', en: 'text' };
const part = (input: string) => ({
  input,
  direction: 'higher',
  normalisation: { kind: 'min-max', min: 0, max: 10 },
});
const model = RiskMethod.parse({
  kind: 'risk',
  source: words,
  dimensions: [
    { id: 'hazard', parts: [part('a'), part('b')] },
    { id: 'exposure', parts: [part('c')] },
  ],
});
const info = {
  model,
  classes: [
    { id: 'low', below: 5, title: words, color: '#f9b24a' },
    { id: 'high', title: words, color: '#c9302c' },
  ],
} as unknown as RiskInfo;
const inputs: RiskInputs = {
  risk: 'r',
  revision: 1,
  periods: ['2023', '2024'],
  places: ['x', 'y', 'z'].map((code, fid) => ({
    id: `region:ins:${code}`,
    fid,
    name: { fr: code.toUpperCase() },
  })),
  values: { a: [1, 8, 2, 4, 2, null], b: [1, 8, 2, 6, 2, null], c: [1, 8, 2, 5, 2, 9] },
  shares: { a: [1, 1, 1, 1, 1, 0], b: [1, 1, 1, 1, 1, 0], c: [1, 1, 1, 1, 1, 1] },
};
const data = dataOf(inputs);
const weighedBy = (state: object) => {
  const full = { ...EMPTY, ...state };
  return weigh(info, preparedWith(info, data, full), full);
};

describe('the state of a link', () => {
  it('is read as it was written', () => {
    const state = {
      ...{ period: '2024', place: 'governorate:ins:41' },
      inputs: { poor: 2, near_coast: 0 },
      dimensions: { hazard: 1.25 },
      scenario: { poor: -0.2 },
    };
    const link = formatRisk(state);
    expect(link).toBe(
      '?period=2024&w=poor:2,near_coast:0&d=hazard:1.25&if=poor:-20&place=governorate:ins:41',
    );
    expect(parseRisk(link)).toEqual(state);
    expect(formatRisk(EMPTY)).toBe('');
  });

  it('leaves out what is no weight, no period and no place', () => {
    const bad = '?period=soon&w=a:-1,b:99,:1,c:x,d:,E:1,ok:3&if=a:-80,b:20&place=<b>';
    expect(parseRisk(bad)).toEqual({ ...EMPTY, inputs: { ok: 3 }, scenario: { b: 0.2 } });
  });

  it('takes a weight back that is the model’s own', () => {
    expect(withPair({ a: 2 }, 'b', 0, 1)).toEqual({ a: 2, b: 0 });
    expect(withPair({ a: 2 }, 'a', 1, 1)).toEqual({});
    expect([isChanged(EMPTY), isChanged({ ...EMPTY, scenario: { a: 0.1 } })]).toEqual([false, true]);
  });
});

describe('a model weighed in a page', () => {
  it('ranks the places of a period, what has no score last', () => {
    const rows = rowsOf(info, inputs, weighedBy({}), '2024');
    expect(rows.map(({ id, score }) => [id.at(-1), score])).toEqual([
      ['x', expect.closeTo(5, 9)],
      ['y', expect.closeTo(2, 9)],
      ['z', null],
    ]);
    expect(rows.map((row) => [row.class?.id ?? null, row.ranks?.rank ?? null, row.confidence])).toEqual([
      ['high', 1, 'high'],
      ['low', 2, 'high'],
      [null, null, null],
    ]);
    expect(rowsOf(info, inputs, weighedBy({}), '1999')).toEqual([]);
  });

  it('answers weights and suppositions', () => {
    const scoreOf = (state: object) => rowsOf(info, inputs, weighedBy(state), '2024')[0]?.score;
    expect(scoreOf({ inputs: { b: 0 } })).toBeCloseTo(Math.sqrt(4 * 5), 9);
    expect(scoreOf({ dimensions: { exposure: 0 } })).toBeCloseTo(5, 9);
    expect(scoreOf({ scenario: { a: -0.2, b: -0.2, c: -0.2 } })).toBeCloseTo(4, 9);
  });

  it('tells what a score is made of', () => {
    const [hazard, exposure] = sidesOf(weighedBy({}), 3);
    expect([hazard?.score, exposure?.score]).toEqual([5, 5]);
    expect(hazard?.parts.map(({ value, score, gives }) => [value, score, gives])).toEqual([
      [4, 4, expect.closeTo(1, 9)],
      [6, 6, expect.closeTo(1.5, 9)],
    ]);
  });

  it('is a table in a file, ranks as ranges, quotes where a name has them', () => {
    const rows = rowsOf(
      info,
      { ...inputs, places: inputs.places.map((one) => ({ ...one, name: { fr: 'A "b", c' } })) },
      weighedBy({}),
      '2024',
    );
    const [head, first] = csvOf(rows, { period: '2024', language: 'fr' }).split('\r\n');
    expect(head).toBe('place,name,period,score,class,lower,upper,rank_first,rank_last,confidence,coverage');
    expect(first).toMatch(/^region:ins:x,"A ""b"", c",2024,5,high,/);
  });
});

describe('the map of a risk', () => {
  const of = (id: string, type: string, layer: string, source: string) => ({
    ...{ id, type, source },
    'source-layer': layer,
    paint: { [`${type}-color`]: '#000000' },
  });
  const style = {
    version: 8,
    sources: {},
    layers: [
      of('governorates-fill', 'fill', 'governorates', 'base'),
      of('regions-fill', 'fill', 'regions', 'layer-regions'),
      of('regions-outline', 'line', 'regions', 'layer-regions'),
    ],
  } as unknown as StyleSpecification;

  it('colours places by their number and changes nothing but paint, so that no tile is asked for again', () => {
    const colours = { layer: 'regions', of: new Map([[7, '#c9302c']]), picked: 7 };
    const { layers } = recoloured(style, colours, 'light');
    expect(layers[0]).toEqual(style.layers[0]);
    expect(layers[1]).toMatchObject({ paint: { 'fill-color': ['match', ['id'], 7, '#c9302c', '#c9c6bf'] } });
    expect(layers[2]).toMatchObject({ paint: { 'line-width': ['case', ['==', ['id'], 7], 3, 0.8] } });
    const bare = (all: readonly object[]) => all.map((one) => ({ ...one, paint: null }));
    expect(bare(layers)).toEqual(bare(style.layers));
    // Nothing to match is no expression at all.
    const empty = recoloured(style, { ...colours, of: new Map() }, 'dark').layers[1];
    expect(empty).toMatchObject({ paint: { 'fill-color': '#4a5056' } });
  });
});

describe('what stands over the ranking', () => {
  const spoken = {
    language: 'fr',
    say: (key: string, values: object) => `${key} ${JSON.stringify(values ?? {})}`,
  } as unknown as Parameters<typeof findingOf>[2];

  it('never tells a rank that other weights would change as if it were firm', () => {
    const rows = rowsOf(info, inputs, weighedBy({}), '2024');
    const said = (last: number) =>
      findingOf(
        rows.map((row) => ({ ...row, ranks: row.ranks && { ...row.ranks, last } })),
        info.classes,
        spoken,
      );
    expect(said(1)).toMatch(
      /^risk\.said\.first \{"name":"X","score":"5\S*","last":1\} risk\.said\.high \{"count":2,"of":2\}$/,
    );
    expect(said(4)).toMatch(/^risk\.said\.firstUnsure .*"last":4/);
    expect(findingOf([], info.classes, spoken)).toMatch(/^risk\.said\.nothing/);
  });
});
