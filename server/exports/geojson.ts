import { featureText } from '../features/feature-json.ts';
import type { ExportFormat, ExportJob } from './format.ts';

/** RFC 7946 knows longitude and latitude only; others are said as GeoJSON said it before, which GDAL and QGIS read. */
const crsMember = ({ crs }: ExportJob): object =>
  crs.srid === 4326
    ? {}
    : { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${crs.srid}` } } };

const writeCollection = async function* (job: ExportJob): AsyncGenerator<string> {
  const head = {
    type: 'FeatureCollection',
    name: job.layer.id,
    ...crsMember(job),
    provenance: job.provenance,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let before = '\n';
  for await (const rows of job.rows) {
    yield before + rows.map((row) => featureText(row, job.columns)).join(',\n');
    before = ',\n';
  }
  yield '\n]}\n';
};

/** One GeoJSON document of all features. */
export const geojson: ExportFormat = {
  mediaType: 'application/geo+json',
  extension: 'geojson',
  form: () => 'json',
  write: writeCollection,
};

/** A sequence has no head: each feature says where it is from. */
const provenanceProperties = ({ provenance }: ExportJob): object => ({
  _source: provenance.source,
  _licence: provenance.licence,
  _sample: provenance.sample,
});

const writeSequence = async function* (job: ExportJob): AsyncGenerator<string> {
  const properties = provenanceProperties(job);
  for await (const rows of job.rows)
    yield rows.map((row) => `\x1e${featureText(row, job.columns, { properties })}\n`).join('');
};

/** RFC 8142: a feature a line, each behind a record separator. */
export const geojsonseq: ExportFormat = {
  mediaType: 'application/geo+json-seq',
  extension: 'geojsons',
  form: () => 'json',
  onlyGeographic: true,
  write: writeSequence,
};
