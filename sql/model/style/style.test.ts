import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { WORLD_THEMES } from '../../../tests/world/themes.ts';
import { Layer } from '../layer.ts';
import { layerStyle } from './layer.ts';
import { legendOf } from './legend.ts';
import { SCHEMES } from './palette.ts';
import { rampColors } from './ramp.ts';
import { mapStyle } from './style.ts';

const layers = WORLD_THEMES.flatMap((theme) =>
  theme.layers.map(({ layer, editions: [edition] }) =>
    Layer.parse({ ...layer, theme: theme.id, status: edition?.status, sources: edition?.sources }),
  ),
);

describe.each(SCHEMES)('the %s style', (scheme) => {
  it('is a valid MapLibre style', () => {
    const style = mapStyle({
      base: layers.filter(({ basemap }) => basemap),
      data: layers.map((layer) => ({ layer, opacity: 0.8, tilejson: `/tiles/${layer.id}.json` })),
      scheme,
      language: 'ar',
      origin: 'http://localhost',
      extent: [7, 30, 12, 38],
      name: 'test',
    });
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
    expect(style).not.toHaveProperty('glyphs');
  });

  it.each(layers.map((layer) => [layer.id, layer] as const))(
    'every colour of the legend of %s is in its style',
    (_, layer) => {
      const drawn = JSON.stringify(layerStyle(layer, { scheme, language: 'fr', opacity: 1 }));
      const legend = legendOf(layer, scheme).flatMap(({ rows }) => rows);
      expect(legend.length).toBeGreaterThan(0);
      for (const { sign } of legend) expect(drawn).toContain(sign.color);
    },
  );
});

it('a ramp has as many distinct colours as classes, from two to nine', () => {
  for (let count = 2; count <= 9; count++) {
    const colors = rampColors('YlGnBu', count);
    expect(new Set(colors).size).toBe(count);
    expect(rampColors('YlGnBu', count, true)).toEqual(colors.reverse());
    expect(new Set(rampColors('viridis', count)).size).toBe(count);
  }
});
