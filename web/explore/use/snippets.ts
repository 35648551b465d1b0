import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LayerInfo } from '../../../sql/model/api.ts';

/** What a program needs to take a layer: where it is, what it is called, and a style of it alone. */
export type Taken = { info: LayerInfo; title: string; style: StyleSpecification };

/** A text to copy, and the program that it is for. */
export type Snippet = { id: string; name: string; text: string };

/** The version of MapLibre GL JS that the page of the snippet asks for. */
const MAPLIBRE = '6';

/** The source and layers of a style that draw its one layer; the background is left out. */
const partOf = (info: LayerInfo, style: StyleSpecification) => {
  const id = Object.keys(style.sources)[0] ?? info.layer.id;
  return { id, layers: style.layers.filter((layer) => 'source' in layer && layer.source === id) };
};

const apiOf = ({ links }: LayerInfo): string => new URL('/api', links.items).href;

/** Words inside a shell's single quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Text inside an element of HTML. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** JSON inside a script: nothing in it may end the script. */
const scripted = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('<', '\\u003c');

/** A source and layers to add to a style of one's own. */
export const mapLibre = ({ info, style }: Taken): string => {
  const { id, layers } = partOf(info, style);
  const source = JSON.stringify({ type: 'vector', url: info.links.tilejson });
  return [
    `map.addSource(${JSON.stringify(id)}, ${source});`,
    ...layers.map((layer) => `map.addLayer(${JSON.stringify(layer)});`),
  ].join('\n');
};

/** A whole page with a map of the layer. */
export const htmlPage = ({ info, title, style }: Taken): string => {
  const { id, layers } = partOf(info, style);
  const [west, south, east, north] = info.bbox ?? [-180, -80, 180, 80];
  const source = { [id]: { type: 'vector', url: info.links.tilejson } };
  const own = { version: 8, sprite: style.sprite, sources: source, layers };
  return `<!doctype html>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="https://unpkg.com/maplibre-gl@${MAPLIBRE}/dist/maplibre-gl.css">
<style>body { margin: 0 } #map { height: 100vh }</style>
<div id="map"></div>
<script type="module">
import * as maplibregl from 'https://unpkg.com/maplibre-gl@${MAPLIBRE}/dist/maplibre-gl.mjs';
new maplibregl.Map({
  container: 'map',
  bounds: ${JSON.stringify([west, south, east, north])},
  style: ${scripted(own)},
});
</script>
`;
};

/** What to write in each program to have the layer there. */
export const snippets = (taken: Taken): Snippet[] => {
  const { info } = taken;
  const { id } = info.layer;
  const file = `${info.links.items}?f=gpkg`;
  const api = apiOf(info);
  return [
    { id: 'maplibre', name: 'MapLibre GL JS', text: mapLibre(taken) },
    { id: 'html', name: 'HTML', text: htmlPage(taken) },
    { id: 'ogc', name: 'QGIS: OGC API - Features', text: api },
    { id: 'tiles', name: 'QGIS: Vector Tiles', text: info.links.tiles },
    { id: 'gdal', name: 'GDAL', text: `ogr2ogr ${id}.gpkg ${quoted(`OAPIF:${api}`)} ${id}` },
    {
      id: 'geopandas',
      name: 'Python (GeoPandas)',
      text: `import geopandas\n\n${id.replaceAll('-', '_')} = geopandas.read_file(${JSON.stringify(file)})`,
    },
    {
      id: 'pandas',
      name: 'Python (pandas)',
      text: `import pandas\n\n${id.replaceAll('-', '_')} = pandas.read_csv(${JSON.stringify(`${info.links.items}?f=csv`)})`,
    },
    {
      id: 'r',
      name: 'R (sf)',
      text: `${id.replaceAll('-', '_')} <- sf::read_sf(${JSON.stringify(`${info.links.items}?f=geojson`)})`,
    },
    { id: 'curl', name: 'curl', text: `curl -o ${id}.geojson ${quoted(`${info.links.items}?f=geojson`)}` },
  ];
};
