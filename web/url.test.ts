import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../sql/model/text.ts';
import { DRAWN_STATISTICS } from './series/state.ts';
import { EMPTY, formatView, parseView, type ViewState } from './url.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const view: fc.Arbitrary<ViewState> = fc.record({
  camera: fc.option(
    fc.record({
      lat: fc.integer({ min: -8_500_000, max: 8_500_000 }).map((value) => value / 100_000),
      lng: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((value) => value / 100_000),
      zoom: fc.integer({ min: 0, max: 2200 }).map((value) => value / 100),
    }),
  ),
  layers: fc.option(
    fc.uniqueArray(fc.record({ id, opacity: fc.integer({ min: 0, max: 100 }) }), {
      selector: (layer) => layer.id,
    }),
  ),
  time: fc.option(
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .chain((date) =>
        fc.constantFrom(
          ...[4, 7, 10].map((length) => date.toISOString().slice(0, length)),
          `${date.toISOString().slice(0, 16)}:00Z`,
        ),
      ),
  ),
  selection: fc.option(fc.record({ layer: id, id: fc.string({ minLength: 1, unit: 'grapheme' }) })),
  table: fc.option(id),
  tool: fc.option(id),
  behind: fc.option(
    fc.oneof(
      id.map((one) => ({ kind: 'layer' as const, id: one })),
      fc.integer({ min: 1900, max: 2100 }).map((year) => ({ kind: 'day' as const, day: `${year}-07-01` })),
      fc.constant({ kind: 'published' as const, from: '2024-01-31', to: '2024-12-31' }),
    ),
  ),
  chart: fc.option(
    fc.record({
      series: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 9, unit: 'grapheme' }), {
        minLength: 1,
        maxLength: 4,
      }),
      span: fc.option(
        fc
          .tuple(fc.integer({ min: 0, max: 30_000_000 }), fc.integer({ min: 1, max: 30_000_000 }))
          .map(([from, length]) => [from * 60, (from + length) * 60] as const),
      ),
      grain: fc.option(fc.constantFrom('value' as const, 'day' as const)),
      view: fc.constantFrom('time' as const, 'seasons' as const),
      drawn: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9.-]{0,9}$/), fc.boolean(), { maxKeys: 3 }),
      statistic: fc.option(fc.constantFrom(...DRAWN_STATISTICS)),
      begin: fc.integer({ min: 1, max: 12 }),
      year: fc.option(fc.integer({ min: 1, max: 9999 })),
      ahead: fc.boolean(),
    }),
  ),
  language: fc.option(fc.constantFrom(...LANGUAGES)),
  scheme: fc.option(fc.constantFrom('light' as const, 'dark' as const)),
});

describe('the link', () => {
  it('restores what it was made of', () => {
    fc.assert(
      fc.property(view, (state) => {
        expect(parseView(formatView(state))).toEqual(state);
      }),
    );
  });

  it('is empty for the page as it opens', () => {
    expect(formatView(EMPTY)).toBe('');
    expect(parseView('')).toEqual(EMPTY);
  });

  it('leaves what cannot be read to the page, and never throws', () => {
    expect(
      parseView(
        '?at=1,2&layers=%00,UPPER,dams:900,dams,dams&time=soon&pick=/&lang=xx&look=pink&table=..%2f&tool=9',
      ),
    ).toEqual({ ...EMPTY, layers: [{ id: 'dams', opacity: 100 }] });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseView(text)).toHaveProperty('layers');
      }),
    );
  });
});
