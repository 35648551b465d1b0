import type { Country } from '../../sql/model/country.ts';
import { badParameter } from '../http/error.ts';

/**
 * A coordinate reference system that features can be asked for in. `order` is that of its coordinates as its own
 * definition has it, which is what OGC API - Features part 2 answers in: EPSG 4326 is latitude, longitude.
 */
export type Crs = { uri: string; srid: number; kind: 'geographic' | 'projected'; order: 'xy' | 'yx' };

const epsg = (code: number): string => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

export const CRS84: Crs = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  srid: 4326,
  kind: 'geographic',
  order: 'xy',
};
const WGS84: Crs = { uri: epsg(4326), srid: 4326, kind: 'geographic', order: 'yx' };
const WEB_MERCATOR: Crs = { uri: epsg(3857), srid: 3857, kind: 'projected', order: 'xy' };

/** What every layer of a country is offered in. The metric CRS of a country has easting first, as UTM zones do. */
export const crsListOf = ({ metricCrs }: Country): readonly Crs[] => [
  CRS84,
  WGS84,
  WEB_MERCATOR,
  { uri: epsg(metricCrs), srid: metricCrs, kind: 'projected', order: 'xy' },
];

/** A CRS by its URI; 400 that lists the URIs where it is not offered. */
export const crsOf = (uri: string | undefined, country: Country, parameter: string): Crs => {
  if (uri === undefined) return CRS84;
  const offered = crsListOf(country);
  const found = offered.find((crs) => crs.uri === uri || crs.uri.replace('http:', 'https:') === uri);
  if (found) return found;
  throw badParameter(parameter, 'invalid-parameter', { reason: offered.map((crs) => crs.uri).join(', ') });
};

/** Decimals of a coordinate in JSON and text: about a centimetre. */
export const decimalsOf = (crs: Crs): number => (crs.kind === 'geographic' ? 7 : 2);

/** The geometry of a row `f` in a CRS, x before y. */
export const geometryIn = (crs: Crs): string => {
  if (crs.srid === 4326) return 'f.geom';
  return crs.srid === 3857 ? 'f.geom_3857' : `ST_Transform(f.geom, ${Math.trunc(crs.srid)})`;
};
