import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../../sql/model/api.ts';
import { mapStyle } from '../../../sql/model/style/style.ts';
import { htmlPage, mapLibre, snippets, type Taken } from './snippets.ts';

const title = { ar: 'سدود', fr: 'Barrages', en: 'Dams </script><b>' };
const layer = {
  id: 'big-dams',
  title,
  geometry: 'point',
  key: ['code'],
  properties: [{ name: 'code', type: 'string', title }],
  draw: { kind: 'single', color: '#123456' },
  popup: { rows: [] },
};
const links = {
  tiles: 'https://x.tn/tiles/big-dams/{z}/{x}/{y}.mvt',
  tilejson: 'https://x.tn/tiles/big-dams.json',
  items: 'https://x.tn/api/collections/big-dams/items',
  collection: 'https://x.tn/api/collections/big-dams',
};
const info = { layer, links, bbox: [8, 30, 11, 37] } as unknown as LayerInfo;
const style = mapStyle({
  base: [],
  data: [{ layer: info.layer, opacity: 1, tilejson: links.tilejson }],
  scheme: 'light',
  language: 'en',
  origin: 'https://x.tn',
  extent: [8, 30, 11, 37],
  name: 'x',
});
const taken: Taken = { info, title: title.en, style };

describe('how a layer is used elsewhere', () => {
  it('is a source and layers that a map of MapLibre takes', () => {
    const calls: [string, unknown, unknown?][] = [];
    const map = {
      addSource: (id: string, source: unknown) => calls.push(['source', id, source]),
      addLayer: (one: unknown) => calls.push(['layer', one]),
    };
    new Function('map', mapLibre(taken))(map);
    expect(calls[0]).toEqual(['source', 'layer-big-dams', { type: 'vector', url: links.tilejson }]);
    const layers = calls.slice(1).map(([, one]) => one);
    expect(layers.length).toBeGreaterThan(0);
    const sources = { 'layer-big-dams': { type: 'vector', url: links.tilejson } };
    const whole = { version: 8, sprite: 'https://x.tn/sprites/x', sources, layers };
    expect(validateStyleMin(whole as never)).toEqual([]);
  });

  it('is a whole page, whose title and style cannot break out of their elements', () => {
    const page = htmlPage(taken);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain('<title>Dams &lt;/script>&lt;b></title>');
    expect(page).toContain('bounds: [8,30,11,37]');
  });

  it('has each program once, and names this layer in it', () => {
    const all = snippets(taken);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'maplibre',
        'html',
        'ogc',
        'tiles',
        'gdal',
        'geopandas',
        'pandas',
        'r',
        'curl',
      ]),
    );
    for (const { text } of all) expect(text).toContain('https://x.tn/');
    const text = (id: string) => all.find((one) => one.id === id)?.text;
    expect(text('gdal')).toBe("ogr2ogr big-dams.gpkg 'OAPIF:https://x.tn/api' big-dams");
    expect(text('geopandas')).toContain(
      'big_dams = geopandas.read_file("https://x.tn/api/collections/big-dams/items?f=gpkg")',
    );
    expect(text('curl')).toBe(
      "curl -o big-dams.geojson 'https://x.tn/api/collections/big-dams/items?f=geojson'",
    );
  });
});
