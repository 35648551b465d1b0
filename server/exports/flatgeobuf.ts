import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Geometry, GeometryCollection } from 'geojson';
import type { Value } from '../../sql/model/property.ts';
import { publishedValue } from '../features/feature-json.ts';
import { type FileColumn, fileColumns, freeName } from './columns.ts';
import { type Box, type Envelopes, hilbertOrder, openEnvelopes } from './envelopes.ts';
import { COLUMN_TYPES, headBytes } from './flatgeobuf-header.ts';
import { indexBytes, NODE_SIZE } from './flatgeobuf-index.ts';
import type { ExportFormat, ExportJob } from './format.ts';
import { openPile, type Pile } from './pile.ts';

const geometryTypeOf = ({ layer, extent }: ExportJob): GeometryType => {
  switch (layer.manifest.geometry) {
    case 'point':
      return extent.single ? GeometryType.Point : GeometryType.Unknown;
    case 'line':
      return GeometryType.MultiLineString;
    case 'polygon':
      return GeometryType.MultiPolygon;
  }
};

/** What the package's writer of features needs to know of the header: the columns' names and types. */
const metaOf = (columns: readonly FileColumn[], geometryType: GeometryType): HeaderMeta => ({
  geometryType,
  columns: columns.map(({ name, type, title }) => ({
    name,
    type: COLUMN_TYPES[type],
    title,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  })),
  envelope: null,
  featuresCount: 0,
  indexNodeSize: 0,
  crs: null,
  title: null,
  description: null,
  metadata: null,
});

/** The package leaves out where the one line of a multi-line ends; GDAL then reads none of it. */
const parsedGeometry = (json: string) => {
  const geometry = JSON.parse(json) as Exclude<Geometry, GeometryCollection>;
  const parsed = parseGeometry(geometry);
  return geometry.type === 'MultiLineString' && !parsed.ends
    ? { ...parsed, ends: [parsed.xy.length / 2] }
    : parsed;
};

type Parsed = ReturnType<typeof parsedGeometry>;

/** The box of a geometry, of the coordinates of all its parts. */
const boxOf = (geometry: Parsed): Box => {
  const coordinates = [...(geometry.xy ?? []), ...(geometry.parts ?? []).flatMap(({ xy }) => xy ?? [])];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at += 2) {
    const [x, y] = [coordinates[at]!, coordinates[at + 1]!];
    [west, south, east, north] = [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ];
  }
  return [west, south, east, north];
};

/** Puts the features of a job down as they come, each with its box. */
const putDown = async (job: ExportJob, pile: Pile, idName: string, meta: HeaderMeta): Promise<Envelopes> => {
  const envelopes = openEnvelopes();
  for await (const rows of job.rows) {
    const features = rows.map((row) => {
      const properties: Record<string, Value> = { [idName]: row.id };
      for (const column of job.columns) properties[column] = publishedValue(row, column);
      const geometry = parsedGeometry(String(row.geometry));
      envelopes.add(boxOf(geometry));
      return buildFeature(geometry, properties, meta);
    });
    await pile.add(features);
  }
  return envelopes;
};

/** The index stands before the features, so these lie in a file until all of them are known. */
const write = async function* (job: ExportJob): AsyncGenerator<Uint8Array> {
  const { layer, provenance, crs } = job;
  const idName = freeName('feature_id', job.columns);
  const id: FileColumn = { name: idName, type: 'text', title: 'id', description: null };
  const columns = [id, ...fileColumns(layer.manifest, job.columns, job.language)];
  const geometryType = geometryTypeOf(job);
  const { title, description } = provenance;
  const pile = await openPile();
  try {
    const envelopes = await putDown(job, pile, idName, metaOf(columns, geometryType));
    const order = hilbertOrder(envelopes);
    const envelope = envelopes.extent();
    yield headBytes({
      name: layer.id,
      title,
      description,
      metadata: JSON.stringify(provenance),
      geometryType,
      srid: crs.srid,
      count: order.length,
      index: envelope && { nodeSize: NODE_SIZE, envelope },
      columns,
    });
    if (envelope) yield indexBytes(envelopes, order, pile.lengthOf);
    yield* pile.inOrder(order);
  } finally {
    await pile.remove();
  }
};

/** FlatGeobuf 3 with its spatial index, features along Hilbert's curve; source, licence and sample mark are its metadata. */
export const flatgeobuf: ExportFormat = {
  mediaType: 'application/flatgeobuf',
  extension: 'fgb',
  form: () => 'json-exact',
  write,
};
