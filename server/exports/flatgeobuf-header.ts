import { Builder } from 'flatbuffers';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import type { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import type { FileColumn } from './columns.ts';

/** What the head of a FlatGeobuf file says (version 3). */
export type FlatGeobufHead = {
  name: string;
  title: string;
  description: string;
  metadata: string;
  geometryType: GeometryType;
  srid: number;
  count: number;
  /** Around all features, and how many boxes a node of the index has; without features there is neither. */
  index: { nodeSize: number; envelope: readonly number[] } | null;
  columns: readonly FileColumn[];
};

/** A calendar day has no type of its own in FlatGeobuf: it stays text. */
export const COLUMN_TYPES: Record<FileColumn['type'], ColumnType> = {
  text: ColumnType.String,
  double: ColumnType.Double,
  whole: ColumnType.Long,
  boolean: ColumnType.Bool,
  date: ColumnType.String,
  instant: ColumnType.DateTime,
};

const columnOffset = (builder: Builder, column: FileColumn): number => {
  const name = builder.createString(column.name);
  const title = builder.createString(column.title);
  const description = column.description === null ? 0 : builder.createString(column.description);
  Column.startColumn(builder);
  Column.addName(builder, name);
  Column.addTitle(builder, title);
  if (description) Column.addDescription(builder, description);
  Column.addType(builder, COLUMN_TYPES[column.type]);
  return Column.endColumn(builder);
};

const crsOffset = (builder: Builder, srid: number): number => {
  const org = builder.createString('EPSG');
  Crs.startCrs(builder);
  Crs.addOrg(builder, org);
  Crs.addCode(builder, srid);
  return Crs.endCrs(builder);
};

/**
 * The beginning of a file: magic bytes and header. The package's own `buildHeader` leaves out title, description and
 * metadata, which is where source and licence belong.
 */
export const headBytes = (head: FlatGeobufHead): Buffer => {
  const builder = new Builder(1024);
  const columns = Header.createColumnsVector(
    builder,
    head.columns.map((column) => columnOffset(builder, column)),
  );
  const crs = crsOffset(builder, head.srid);
  const [name, title, description, metadata] = [head.name, head.title, head.description, head.metadata].map(
    (text) => builder.createString(text),
  ) as [number, number, number, number];
  const envelope = head.index ? Header.createEnvelopeVector(builder, [...head.index.envelope]) : 0;
  Header.startHeader(builder);
  if (envelope) Header.addEnvelope(builder, envelope);
  Header.addName(builder, name);
  Header.addGeometryType(builder, head.geometryType);
  Header.addColumns(builder, columns);
  Header.addFeaturesCount(builder, BigInt(head.count));
  Header.addIndexNodeSize(builder, head.index?.nodeSize ?? 0);
  Header.addCrs(builder, crs);
  Header.addTitle(builder, title);
  Header.addDescription(builder, description);
  Header.addMetadata(builder, metadata);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return Buffer.concat([magicbytes, builder.asUint8Array()]);
};
