import type { Geometry, Position } from 'geojson';
import type { Reason } from '../../sql/model/reasons.ts';
import { eachPosition, mapPositions } from './positions.ts';
import { type Transform, transformFrom } from './proj.ts';
import { ReadError } from './row.ts';

/** A geometry in longitude, latitude; or the position that has no place there. */
export type Moved =
  | { kind: 'geometry'; geometry: Geometry }
  | { kind: 'flaw'; reason: Reason; value: Position; detail?: string };

/** Moves a geometry, its height and measure dropped, from the CRS of a file. */
export type Project = (geometry: Geometry) => Moved;

const CODE = /(?:^|[:/])(EPSG|ESRI|OGC)(?::|::|:[\d.]+:|\/[\d.]+\/)(\w+)$/i;
const DEFINITION = /^\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_CS|COMPOUNDCRS|BOUNDCRS|\+proj=)/i;

/**
 * A CRS by one name, whatever form it is written in: `EPSG:22332`, `urn:ogc:def:crs:EPSG::22332`,
 * `http://www.opengis.net/def/crs/EPSG/0/22332`, WKT, a PROJ string. Throws ReadError for what is none.
 */
export const crsName = (text: string): string => {
  const given = text.trim();
  const code = CODE.exec(given);
  if (code) return `${code[1]!.toUpperCase()}:${code[2]!.toUpperCase()}`;
  if (/^\d{4,6}$/.test(given)) return `EPSG:${given}`;
  if (DEFINITION.test(given)) return given;
  throw new ReadError(`This is no name of a coordinate system: ${given.slice(0, 120)}.`);
};

/** Degrees from Greenwich on the datum WGS 84, whatever the CRS is called. */
const WGS84 =
  /^\s*GEOGCS\[[^[]*DATUM\[\s*"(D_)?WGS[_ ]?(19)?84".*PRIMEM\[\s*"Greenwich",\s*0(\.0*)?\s*[\],].*UNIT\[\s*"degree",\s*0\.01745329/is;

/** Is it longitude, latitude on WGS 84 already? Files have longitude first, also in EPSG:4326. */
export const isLonLat = (name: string): boolean =>
  /^(OGC:CRS84|EPSG:4326|ESRI:104[0-9]{3}4326)$/.test(name) || WGS84.test(name);

const finite = ([x, y]: Position): boolean => Number.isFinite(x) && Number.isFinite(y);

const flat = (position: Position): Position => (position.length > 2 ? position.slice(0, 2) : position);

/** Nothing to move: holds back what is not finite, drops height and measure. */
const stay: Project = (geometry) => {
  let [bad, tall]: [Position | null, boolean] = [null, false];
  eachPosition(geometry, (position) => {
    if (!finite(position)) bad ??= position;
    if (position.length > 2) tall = true;
  });
  if (bad) return { kind: 'flaw', reason: 'bad-coordinate', value: bad };
  return { kind: 'geometry', geometry: tall ? mapPositions(geometry, flat) : geometry };
};

const move =
  (transform: Transform, name: string): Project =>
  (geometry) => {
    const checked = stay(geometry);
    if (checked.kind === 'flaw') return checked;
    const given: Position[] = [];
    eachPosition(geometry, (position) => given.push(position));
    const xs = Float64Array.from(given, ([x]) => x!);
    const ys = Float64Array.from(given, ([, y]) => y!);
    transform(xs, ys);
    const lost = given.findIndex((_, index) => !finite([xs[index]!, ys[index]!]));
    if (lost >= 0)
      return { kind: 'flaw', reason: 'outside-crs', value: flat(given[lost]!), detail: name.slice(0, 40) };
    let next = -1;
    const moved = (): Position => {
      next += 1;
      return [xs[next]!, ys[next]!];
    };
    return { kind: 'geometry', geometry: mapPositions(geometry, moved) };
  };

/** What moves geometries from a CRS to longitude, latitude (EPSG:4326). Throws ReadError for one that is not known. */
export const openProject = async (crs: string | undefined): Promise<Project> => {
  const name = crs === undefined ? 'EPSG:4326' : crsName(crs);
  return isLonLat(name) ? stay : move(await transformFrom(name), name);
};
