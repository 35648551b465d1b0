import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Geometry, GeometryCollection } from 'geojson';
import type { Value } from '../../sql/model/property.ts';
import { publishedValue } from '../features/feature-json.ts';
import type { FeatureRow } from '../features/rows.ts';
import { type FileColumn, fileColumns, freeName } from './columns.ts';
import { COLUMN_TYPES, headBytes } from './flatgeobuf-header.ts';
import type { ExportFormat, ExportJob } from './format.ts';

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

const featureBytes = (row: FeatureRow, job: ExportJob, idName: string, meta: HeaderMeta): Uint8Array => {
  const properties: Record<string, Value> = { [idName]: row.id };
  for (const column of job.columns) properties[column] = publishedValue(row, column);
  return buildFeature(parsedGeometry(String(row.geometry)), properties, meta);
};

const write = async function* (job: ExportJob): AsyncGenerator<Uint8Array> {
  const { layer, provenance, crs, extent } = job;
  const idName = freeName('feature_id', job.columns);
  const id: FileColumn = { name: idName, type: 'text', title: 'id', description: null };
  const columns = [id, ...fileColumns(layer.manifest, job.columns, job.language)];
  const geometryType = geometryTypeOf(job);
  const { title, description } = provenance;
  const metadata = JSON.stringify(provenance);
  const { srid } = crs;
  yield headBytes({
    name: layer.id,
    title,
    description,
    metadata,
    geometryType,
    srid,
    count: extent.count,
    columns,
  });
  const meta = metaOf(columns, geometryType);
  for await (const rows of job.rows)
    yield Buffer.concat(rows.map((row) => featureBytes(row, job, idName, meta)));
};

/** FlatGeobuf 3, without index, written feature by feature; source, licence and sample mark are its metadata. */
export const flatgeobuf: ExportFormat = {
  mediaType: 'application/flatgeobuf',
  extension: 'fgb',
  form: () => 'json-exact',
  write,
};
