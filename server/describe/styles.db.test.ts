import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ onlyReads: true });
type Style = Parameters<typeof validateStyleMin>[0] & { sources: Record<string, { url?: string }> };
const style = async (path: string) => (await (await world.get(path)).json()) as Style;

describe('the published style', () => {
  it.each(['light', 'dark'])('%s is valid, and its sources are there', async (name) => {
    const found = await style(`/styles/${name}.json?lang=ar&layers=stations,rivers`);
    expect(validateStyleMin(found)).toEqual([]);
    expect(Object.keys(found.sources)).toEqual(expect.arrayContaining(['layer-stations', 'layer-rivers']));
    for (const { url } of Object.values(found.sources)) expect((await fetch(url ?? '')).status).toBe(200);
  });

  it('has the first layer asked for on top', async () => {
    const sources = (await style('/styles/light.json?layers=stations,rivers')).layers.map((layer) =>
      'source' in layer ? layer.source : '',
    );
    expect(sources.lastIndexOf('layer-stations')).toBeGreaterThan(sources.lastIndexOf('layer-rivers'));
  });

  it.each([
    ['/styles/pink.json', 404],
    ['/styles/light.json?layers=nothing', 404],
    ['/styles/light.json?colour=1', 400],
  ])('%s is %i', async (path, status) => {
    expect((await world.get(path)).status).toBe(status);
  });
});
