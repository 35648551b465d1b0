import { describe, expect, it } from 'vitest';
import { publishedFixture, snapshotFixture } from '../features/layer.fixture.ts';
import { HttpError } from '../http/error.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { stateOf } from '../layers/state.ts';
import { openPlans, planOf, type TileAsked } from './plan.ts';

const asked: TileAsked = { layers: 'wells', z: '5', x: '17', y: '12' };
const withLayer = (change: Partial<typeof publishedFixture>): Snapshot => ({
  ...snapshotFixture,
  layers: new Map([['wells', { ...publishedFixture, ...change }]]),
});

describe('the plan of a tile', () => {
  const plan = planOf(snapshotFixture, asked);

  it('has a strong tag for each encoding', () => {
    expect(Object.values(plan.etags)).toEqual([
      expect.stringMatching(/^"[\w-]{20}"$/),
      expect.stringMatching(/^"[\w-]{20}-gz"$/),
      expect.stringMatching(/^"[\w-]{20}-br"$/),
    ]);
  });

  it.each([
    ['another revision', withLayer({ revision: 4 }), asked],
    [
      'the same revision of a database made anew',
      withLayer({ publishedAt: new Date('2026-02-02T00:00:00Z') }),
      asked,
    ],
    ['another tile', snapshotFixture, { ...asked, x: '18' }],
    ['another date', snapshotFixture, { ...asked, datetime: '2020-01-01' }],
    ['a filter', snapshotFixture, { ...asked, filter: "kind='air'" }],
  ])('has another key and tag for %s', (_, snapshot, request) => {
    const other = planOf(snapshot, request);
    expect(other.key).not.toBe(plan.key);
    expect(other.etags.identity).not.toBe(plan.etags.identity);
  });

  it('is the same for the same day, however it is written, and whatever is pinned', () => {
    const one = planOf(snapshotFixture, { ...asked, datetime: '2020-01-01' });
    const other = planOf(snapshotFixture, {
      ...asked,
      datetime: '2020-01-01T00:00:00Z/2020-01-01T23:59:59.999Z',
      v: 'x',
    });
    expect(other.key).toBe(one.key);
  });

  it('may be kept for good only where the address is pinned to what is published', () => {
    const keep = (v?: string) => planOf(snapshotFixture, { ...asked, v }).cacheControl;
    expect(keep(stateOf(publishedFixture))).toContain('immutable');
    expect(keep('2.abc.1')).toBe(keep());
    expect(keep()).toBe('public, max-age=60, stale-while-revalidate=86400');
    // What people sent may be taken back: nobody is shown it from what was kept.
    const issued = withLayer({ origin: 'issued' });
    const pinned = planOf(issued, { ...asked, v: stateOf(publishedFixture) });
    expect(pinned.cacheControl).toBe('public, no-cache');
  });

  it('shows a layer with time as of its publication', () => {
    expect(plan.content.selections[0]?.period).toEqual({
      from: publishedFixture.publishedAt,
      to: publishedFixture.publishedAt,
    });
  });

  it('holds nothing below the zoom that a layer begins at, and goes on above its last', () => {
    const from6 = withLayer({ manifest: { ...publishedFixture.manifest, zoom: { min: 6, max: 8 } } });
    expect(planOf(from6, asked).content.selections).toEqual([]);
    expect(planOf(from6, { ...asked, z: '15' }).content.selections).toHaveLength(1);
  });

  it.each([
    [{ layers: 'oceans' }, 404],
    [{ layers: 'wells,oceans' }, 404],
    [{ layers: '' }, 404],
    [{ layers: 'constructor' }, 404],
    [{ z: '5.5' }, 400],
    [{ x: '32' }, 404],
    [{ datetime: '2020-02-30' }, 400],
    [{ filter: 'colour = 1' }, 400],
  ])('%j is %i', (change, status) => {
    const read = () => planOf(snapshotFixture, { ...asked, ...change });
    expect(read).toThrow(expect.objectContaining({ status }) as HttpError);
  });

  it('a date or filter for several layers is refused, by its name', () => {
    const two: Snapshot = {
      ...snapshotFixture,
      layers: new Map([
        ['wells', publishedFixture],
        ['more', { ...publishedFixture, id: 'more' }],
      ]),
    };
    for (const parameter of ['datetime', 'filter'] as const)
      expect(() => planOf(two, { ...asked, layers: 'wells,more', [parameter]: 'x' })).toThrow(
        expect.objectContaining({ status: 400, code: 'single-layer-only', parameter }) as HttpError,
      );
    expect(
      planOf(two, { ...asked, layers: 'wells,wells', filter: "kind='air'" }).content.selections,
    ).toHaveLength(1);
  });
});

describe('remembered plans', () => {
  it('are made once for an address, until something else is published', () => {
    const plans = openPlans().of;
    let made = 0;
    const make = () => {
      made += 1;
      return planOf(snapshotFixture, asked);
    };
    const first = plans(snapshotFixture, '/a', make);
    expect(plans(snapshotFixture, '/a', make)).toBe(first);
    expect(made).toBe(1);
    plans(snapshotFixture, '/b', make);
    plans({ ...snapshotFixture }, '/a', make);
    expect(made).toBe(3);
  });

  it('are not kept for long addresses, nor when they fail', () => {
    const plans = openPlans().of;
    let made = 0;
    const make = () => {
      made += 1;
      if (made < 3) throw new HttpError(404, 'no-such-layer');
      return planOf(snapshotFixture, asked);
    };
    expect(() => plans(snapshotFixture, '/a', make)).toThrow(HttpError);
    expect(() => plans(snapshotFixture, '/a', make)).toThrow(HttpError);
    const long = `/a?filter=${'x'.repeat(400)}`;
    plans(snapshotFixture, long, make);
    plans(snapshotFixture, long, make);
    expect(made).toBe(4);
  });
});
