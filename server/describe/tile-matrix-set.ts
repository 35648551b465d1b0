import { HALF_WORLD, tileSide } from '../../sql/model/grid.ts';

/** Id, URI and zooms of the one tile matrix set (OGC 17-083r4, annex D.1). */
export const WEB_MERCATOR_QUAD = {
  id: 'WebMercatorQuad',
  uri: 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
  crs: 'http://www.opengis.net/def/crs/EPSG/0/3857',
  deepest: 22,
};

const PIXELS = 256;
/** Side of a pixel by which the standard counts scales, in metres. */
const STANDARD_PIXEL = 0.00028;

/** WebMercatorQuad as the standard writes tile matrix sets in JSON. */
export const webMercatorQuad = () => ({
  id: WEB_MERCATOR_QUAD.id,
  title: 'Google Maps Compatible for the World',
  uri: WEB_MERCATOR_QUAD.uri,
  crs: WEB_MERCATOR_QUAD.crs,
  orderedAxes: ['X', 'Y'],
  wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
  tileMatrices: Array.from({ length: WEB_MERCATOR_QUAD.deepest + 1 }, (_, zoom) => {
    const cellSize = tileSide(zoom) / PIXELS;
    return {
      id: String(zoom),
      scaleDenominator: cellSize / STANDARD_PIXEL,
      cellSize,
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: [-HALF_WORLD, HALF_WORLD],
      tileWidth: PIXELS,
      tileHeight: PIXELS,
      matrixWidth: 2 ** zoom,
      matrixHeight: 2 ** zoom,
    };
  }),
});
