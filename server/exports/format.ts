import type { Db } from '../../sql/db.ts';
import type { Language } from '../../sql/model/text.ts';
import type { Crs } from '../features/crs.ts';
import type { GeometryForm } from '../features/geometry-form.ts';
import type { FeatureRow } from '../features/rows.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import type { Gate } from './gate.ts';
import type { Provenance } from './provenance.ts';

/** What a writer of files works with. Coordinates of `rows` are x before y, whatever the order of the CRS is. */
export type ExportJob = {
  db: Db;
  layer: PublishedLayer;
  columns: readonly string[];
  crs: Crs;
  language: Language;
  provenance: Provenance;
  /** CSV for spreadsheets. */
  bom: boolean;
  rows: AsyncIterable<FeatureRow[]>;
  /** How many rows there will be; `single`: all are single points; `isPart`: not the whole layer. */
  extent: { count: number; single: boolean; isPart: boolean };
  /** Formats that take a thread of their own wait here for their turn. */
  gate: Gate;
  signal: AbortSignal;
};

/** A format of files: how geometry is to be read for it, and its bytes, made while rows are read. */
export type ExportFormat = {
  mediaType: string;
  extension: string;
  form: (job: Pick<ExportJob, 'layer'>) => GeometryForm;
  /** Formats that are defined in longitude and latitude only have no others. */
  onlyGeographic?: boolean;
  write: (job: ExportJob) => AsyncIterable<string | Uint8Array>;
};
