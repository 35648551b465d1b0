import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { tunisia } from '../../sql/countries/tunisia.ts';
import { isOnLand } from '../coast.ts';
import { randomOf } from '../rows/random.ts';
import type { Edition, SampleInput } from '../theme.ts';
import { REGISTRY } from './index.ts';

type Sample = { layer: string; edition: Edition; input: SampleInput };

const SAMPLES: Sample[] = REGISTRY.flatMap((theme) =>
  theme.layers.flatMap(({ layer, editions }) =>
    editions.flatMap((edition) =>
      edition.inputs.flatMap((input) =>
        input.kind === 'sample' ? [{ layer: layer.id, edition, input }] : [],
      ),
    ),
  ),
);

const made = ({ input }: Sample, seed = input.seed) => [...input.make(randomOf(seed), { country: tunisia })];

const flat = (part: unknown): Position[] =>
  typeof (part as number[])[0] === 'number' ? [part as Position] : (part as unknown[]).flatMap(flat);

const positionsOf = (sample: Sample): Position[] =>
  made(sample).flatMap(({ geometry }) => ('coordinates' in geometry ? flat(geometry.coordinates) : []));

/** Layers that lie in the water, or both in it and on land. */
const WET = new Set(['marine-areas', 'coast-segments', 'bathing-sites', 'protected-areas', 'noise-zones']);
/** Outlines near the shore and on the islands may reach a little over the generalised coast. */
const DRY_SHARE = 0.93;

describe.each(SAMPLES.map((sample) => [sample.layer, sample] as const))('the sample of %s', (_, sample) => {
  it('says that it is one, in its source, its quality text and its names', () => {
    const { edition } = sample;
    expect(edition.status).toBe('sample');
    expect(edition.sources).toContain('biatouna-sample');
    expect(edition.quality?.ar).toMatch(/عيّنة/);
    expect(edition.quality?.fr).toMatch(/[ÉE]chantillon/);
    expect(edition.quality?.en).toMatch(/[Ss]ample/);
    for (const { properties } of made(sample)) {
      expect(String(properties.name_ar)).toMatch(/عيّنة|افتراضية/);
      expect(String(properties.name_fr)).toContain('exemple');
      expect(String(properties.name_en)).toContain('sample');
    }
  });

  it('is the same each time, and has a seed of its own', () => {
    expect(made(sample)).toEqual(made(sample));
    expect(SAMPLES.filter(({ input }) => input.seed === sample.input.seed)).toHaveLength(1);
  });

  it('lies in the country, on the side of the shore that it belongs to', () => {
    const [west, south, east, north] = tunisia.extent;
    const positions = positionsOf(sample);
    const out = positions.filter(
      ([x = 0, y = 0]) => x < west || x > east + 0.4 || y < south || y > north + 0.15,
    );
    expect(out).toEqual([]);
    const dry = positions.filter(isOnLand).length / positions.length;
    if (sample.layer === 'marine-areas') expect(dry).toBe(0);
    else if (!WET.has(sample.layer)) expect(dry).toBeGreaterThan(DRY_SHARE);
  });
});
