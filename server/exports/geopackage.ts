import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Value } from '../../sql/model/property.ts';
import { publishedValue } from '../features/feature-json.ts';
import type { FeatureRow } from '../features/rows.ts';
import { type FileColumn, fileColumns, freeName } from './columns.ts';
import type { ExportFormat, ExportJob } from './format.ts';
import type { SheetRow } from './geopackage/child.ts';
import type { Sheet } from './geopackage/schema.ts';
import { openSheet } from './geopackage/writer.ts';

const TYPES: Record<FileColumn['type'], string> = {
  text: 'text',
  double: 'double',
  whole: 'integer',
  boolean: 'boolean',
  date: 'date',
  instant: 'datetime',
};

const geometryTypeOf = ({ layer, extent }: ExportJob): Sheet['geometryType'] => {
  switch (layer.manifest.geometry) {
    case 'point':
      return extent.single ? 'POINT' : 'GEOMETRY';
    case 'line':
      return 'MULTILINESTRING';
    case 'polygon':
      return 'MULTIPOLYGON';
  }
};

const definitionOf = async ({ db, crs }: ExportJob): Promise<{ name: string; definition: string }> => {
  const { rows } = await db
    .read()
    .query<{ srtext: string }>('select srtext from public.spatial_ref_sys where srid = $1', [crs.srid]);
  const definition = rows[0]?.srtext ?? 'undefined';
  return { name: /^\w+\["([^"]+)"/.exec(definition)?.[1] ?? `EPSG:${crs.srid}`, definition };
};

const sheetOf = async (job: ExportJob, file: string, columns: readonly FileColumn[]): Promise<Sheet> => {
  const { layer, provenance, crs } = job;
  const { name, definition } = await definitionOf(job);
  const names = columns.map((column) => column.name);
  return {
    file,
    table: layer.id,
    title: provenance.title,
    description: `${provenance.description}\n${provenance.source} (${provenance.licence})`,
    changed: provenance.published,
    geometryType: geometryTypeOf(job),
    srid: crs.srid,
    srsName: name,
    srsDefinition: definition,
    bbox: crs.srid === 4326 && !job.extent.isPart ? layer.bbox : null,
    idName: freeName('feature_id', names),
    fidName: freeName('fid', names),
    geometryName: freeName('geom', names),
    columns: columns.map((column) => ({ ...column, type: TYPES[column.type] })),
    metadata: Object.entries(provenance).map(([key, value]) => [key.toUpperCase(), String(value ?? '')]),
  };
};

const cell = (value: Value): string | number | null => (typeof value === 'boolean' ? Number(value) : value);

const rowOf = (row: FeatureRow, columns: readonly FileColumn[]): SheetRow => [
  Buffer.isBuffer(row.geometry) ? row.geometry : null,
  row.id,
  ...columns.map(({ name }) => cell(publishedValue(row, name))),
];

const fill = async (job: ExportJob, file: string): Promise<void> => {
  const columns = fileColumns(job.layer.manifest, job.columns, job.language);
  const writer = await openSheet(await sheetOf(job, file, columns));
  try {
    for await (const rows of job.rows) await writer.add(rows.map((row) => rowOf(row, columns)));
    await writer.end();
  } finally {
    writer.stop();
  }
};

/** SQLite writes to a file, which is sent when it is complete; of memory it takes one batch of rows. */
const write = async function* (job: ExportJob): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-gpkg-'));
  const file = join(folder, `${job.layer.id}.gpkg`);
  try {
    await job.gate(() => fill(job, file));
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) yield chunk as Buffer;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** GeoPackage 1.3, one table; source, licence and sample mark are its metadata and description. */
export const geopackage: ExportFormat = {
  mediaType: 'application/geopackage+sqlite3',
  extension: 'gpkg',
  form: () => 'wkb',
  write,
};
