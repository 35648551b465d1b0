import type { Project } from './crs.ts';
import { type Element, GEOMETRIES, geometryOf } from './kml-geometry.ts';
import { type ReadItem, rejected, warned } from './row.ts';
import { placedRow } from './table.ts';

/** A placemark that is being read: its properties, its geometry elements, and where coordinates stand astray. */
type Placemark = {
  properties: Record<string, unknown>;
  geometries: Element[];
  astray: string | null;
  /** Name of the datum whose value is being read. */
  datum: string | null;
};

/** Where the reading of a document stands. */
export type Reading = {
  project: Project;
  items: ReadItem[];
  /** How many placemarks and links to other files were met. */
  placemarks: number;
  links: number;
  path: string[];
  folders: string[];
  placemark: Placemark | null;
  /** Geometry elements that are open, the outermost first. */
  open: Element[];
  text: string;
};

export const newReading = (project: Project): Reading => ({
  project,
  items: [],
  placemarks: 0,
  links: 0,
  path: [],
  folders: [],
  placemark: null,
  open: [],
  text: '',
});

/** A placemark's own elements that are worth a property. */
const PLAIN = new Set(['name', 'description', 'address', 'phoneNumber', 'Snippet']);
const TIMES = new Set(['when', 'begin', 'end']);

const placemarkRow = (
  { properties, geometries, astray }: Placemark,
  row: number,
  project: Project,
): ReadItem => {
  const misplaced = (field: string, detail: string) => rejected(row, 'misplaced-geometry', { field, detail });
  if (astray !== null) return misplaced(astray, 'coordinates stand in it directly');
  if (geometries.length > 1)
    return misplaced('Placemark', `it has ${geometries.length} geometries and no MultiGeometry`);
  if (!geometries[0]) return { kind: 'row', row, properties, geometry: null };
  const found = geometryOf(geometries[0]);
  return found.kind === 'flaw'
    ? rejected(row, found.reason, { field: found.field, detail: found.detail })
    : placedRow(row, properties, found.geometry, project);
};

const begin = (reading: Reading, id: string | undefined): void => {
  reading.placemarks += 1;
  const folder = reading.folders.filter((name) => name !== '').join(' / ');
  const properties = { ...(id ? { id } : {}), ...(folder ? { folder } : {}) };
  reading.placemark = { properties, geometries: [], astray: null, datum: null };
};

const enter = (reading: Reading, name: string): void => {
  const entered: Element = { name, text: '', children: [] };
  reading.open.at(-1)?.children.push(entered);
  reading.open.push(entered);
};

/** An element begins. */
export const startElement = (reading: Reading, name: string, attributes: Record<string, string>): void => {
  reading.path.push(name);
  reading.text = '';
  if (name === 'Folder') reading.folders.push('');
  if (name === 'NetworkLink') reading.links += 1;
  if (name === 'Placemark') begin(reading, attributes.id);
  else if (GEOMETRIES.has(name) || reading.open.length > 0) enter(reading, name);
  else if (reading.placemark) reading.placemark.datum = attributes.name ?? reading.placemark.datum;
};

/** Geometry that is no placemark's own, in a folder or beside it, belongs to nothing. */
const outside = (reading: Reading, name: string): void => {
  if (reading.path.includes('ExtendedData')) return;
  const place = reading.path.at(-1) ?? 'kml';
  if (reading.placemark) reading.placemark.astray ??= place;
  else {
    const detail = `${name} of no Placemark`;
    reading.items.push(warned(reading.placemarks || null, 'misplaced-geometry', { field: place, detail }));
  }
};

const leave = (reading: Reading): void => {
  const left = reading.open.pop()!;
  left.text = reading.text;
  reading.text = '';
  if (reading.open.length > 0) return;
  if (reading.placemark && reading.path.at(-1) === 'Placemark') reading.placemark.geometries.push(left);
  else outside(reading, left.name);
};

const isProperty = (name: string, parent: string | undefined): boolean =>
  (parent === 'Placemark' && PLAIN.has(name)) ||
  (TIMES.has(name) && (parent === 'TimeStamp' || parent === 'TimeSpan'));

const isDatum = (name: string, parent: string | undefined): boolean =>
  name === 'SimpleData' || (name === 'value' && parent === 'Data');

const take = (reading: Reading, name: string, { properties, datum }: Placemark): void => {
  const parent = reading.path.at(-1);
  if (isProperty(name, parent)) properties[name] = reading.text.trim();
  else if (datum !== null && isDatum(name, parent)) properties[datum] = reading.text.trim();
  reading.text = '';
};

const complete = (reading: Reading): void => {
  if (reading.placemark)
    reading.items.push(placemarkRow(reading.placemark, reading.placemarks, reading.project));
  reading.placemark = null;
};

/** An element ends. */
export const endElement = (reading: Reading, name: string): void => {
  reading.path.pop();
  if (reading.open.length > 0) leave(reading);
  else if (name === 'Placemark') complete(reading);
  else if (name === 'coordinates') {
    if (reading.text.trim() !== '') outside(reading, name);
  } else if (reading.placemark) take(reading, name, reading.placemark);
  else if (name === 'name' && reading.path.at(-1) === 'Folder')
    reading.folders[reading.folders.length - 1] = reading.text.trim();
  if (name === 'Folder') reading.folders.pop();
};
