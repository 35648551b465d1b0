import { queryRows } from '../features/rows.ts';
import { placeSql } from '../indicators/answer/place.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { partitionOf, visible } from '../layers/visible.ts';
import { isPublished } from '../tiles/query.ts';
import type { Point } from './figures/figure.ts';
import type { Outline } from './figures/map.ts';
import type { Sight } from './sight.ts';

/** The whole country is some three hundred pixels high here, as on a tile of this zoom. */
const ZOOM = 6;
/** More outlines than this cannot be told apart on a map of a page. */
const MOST = 400;

type Row = { id: string; shape: string };
type Shape = { type: string; coordinates: Point[][] | Point[][][] };

const ringsOf = (text: string): Point[][] => {
  const { type, coordinates } = JSON.parse(text) as Shape;
  if (type === 'Polygon') return coordinates as Point[][];
  return type === 'MultiPolygon' ? (coordinates as Point[][][]).flat() : [];
};

/** The outlines of a layer's polygons as they are now, from the level that is generalised for so small a map. */
export const outlinesOf = async (sight: Sight, layer: PublishedLayer): Promise<Outline[]> => {
  if (layer.manifest.geometry !== 'polygon' || layer.featureCount > MOST) return [];
  const selection = {
    layer,
    revision: layer.revision,
    period: { from: sight.now, to: sight.now },
    filter: null,
  };
  const level = layer.levels.find((one) => one >= ZOOM);
  const where = visible(selection);
  const feature = partitionOf('feature', layer);
  const [geometry, from, at] =
    level === undefined
      ? ['f.geom', `${feature} f`, 'true']
      : [
          'ST_Transform(l.geom_3857, 4326)',
          `${partitionOf('feature_level', layer)} l join ${feature} f on f.vid = l.vid`,
          `${isPublished(selection)} and l.revision = ${Math.trunc(layer.revision)} and l.level = ${Math.trunc(level)}`,
        ];
  const rows = await queryRows<Row>(
    sight.db,
    {
      text: `select ${placeSql(layer)} as id, ST_AsGeoJSON(${geometry}, 4, 0) as shape from ${from}
        where ${at} and ${where.text} order by f.fid, f.vid`,
      values: where.values,
    },
    sight.signal,
  );
  return rows.map(({ id, shape }) => ({ id, rings: ringsOf(shape) }));
};
