import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../sql/db.ts';
import { CRS84, type Crs } from '../features/crs.ts';
import { publishedColumns } from '../features/feature-json.ts';
import { layerFixture, publishedFixture, snapshotFixture } from '../features/layer.fixture.ts';
import type { FeatureRow } from '../features/rows.ts';
import type { ExportJob } from './format.ts';
import { FORMATS } from './index.ts';
import { mayBeHandedOn, provenanceOf } from './provenance.ts';

const rowsOf = async function* (...chunks: FeatureRow[][]): AsyncGenerator<FeatureRow[]> {
  yield* chunks;
};

const row = (id: string, given: Partial<FeatureRow> = {}): FeatureRow => ({
  fid: 1,
  vid: 1,
  id,
  properties: {
    code: id,
    name_fr: 'Puits, "le grand"',
    value: 1.5,
    people: 3,
    open: false,
    since: '2020-01-31',
  },
  valid_from: '2020-01-01',
  valid_to: null,
  geometry: '{"type":"Point","coordinates":[10.1234567,36.5]}',
  ...given,
});

const METRIC: Crs = { uri: 'x', srid: 32632, kind: 'projected', order: 'xy' };

const job = (rows: AsyncIterable<FeatureRow[]>, given: Partial<ExportJob> = {}): ExportJob => ({
  db: {} as Db,
  layer: publishedFixture,
  columns: publishedColumns(layerFixture),
  crs: CRS84,
  language: 'en',
  provenance: provenanceOf(publishedFixture, snapshotFixture, { language: 'en', url: 'http://x/wells' }),
  bom: false,
  rows,
  extent: { count: 2, single: true, isPart: false },
  gate: (work) => work(),
  signal: new AbortController().signal,
  ...given,
});

const written = async (format: string, given: ExportJob): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of FORMATS[format]!.write(given)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};

describe('provenance', () => {
  it('names sources, licences and the sample', () => {
    expect(job(rowsOf()).provenance).toEqual({
      title: 'Wells',
      description: 'Sample for demonstration, not real data. All wells',
      sample: true,
      source: 'Ministry, Wells 2020; Survey, 2021',
      licence: 'CC-BY-4.0; private',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
      revision: 3,
      published: '2026-01-02T03:04:05.000Z',
      url: 'http://x/wells',
    });
  });

  it('one licence that forbids it keeps a layer from being handed on', () => {
    expect(mayBeHandedOn(publishedFixture, snapshotFixture)).toBe(false);
    const manifest = { ...layerFixture, sources: ['ministry'] };
    expect(mayBeHandedOn({ ...publishedFixture, manifest }, snapshotFixture)).toBe(true);
  });
});

describe('csv', () => {
  const parse = (text: string) =>
    Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });

  it('has a column for each property, coordinate and the provenance', async () => {
    const rows = rowsOf(
      [row('a', { geometry: 'POINT(10.1234567 36.5)' })],
      [row('b', { geometry: 'POINT(9 -3e-7)' })],
    );
    const { data, meta } = parse((await written('csv', job(rows))).toString());
    expect(meta.fields).toEqual([
      'feature_id',
      ...publishedColumns(layerFixture),
      'longitude',
      'latitude',
      '_source',
      '_licence',
      '_sample',
    ]);
    expect(data[0]).toMatchObject({
      feature_id: 'a',
      name_fr: 'Puits, "le grand"',
      open: 'false',
      valid_to: '',
      longitude: '10.1234567',
      latitude: '36.5',
      _licence: 'CC-BY-4.0; private',
      _sample: 'true',
    });
    expect(data[1]).toMatchObject({ latitude: '-3e-7' });
    expect(data).toHaveLength(2);
  });

  it('is for spreadsheets when asked: with a byte-order mark and without formulas', async () => {
    const rows = () => rowsOf([row('a', { properties: { code: '=1+1' }, geometry: 'POINT(-1.5 2)' })]);
    const text = (await written('csv', job(rows(), { bom: true }))).toString();
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(parse(text.slice(1)).data[0]).toMatchObject({ code: "'=1+1", longitude: '-1.5' });
    const layer = { ...publishedFixture, origin: 'issued' as const };
    const ofPeople = parse((await written('csv', job(rows(), { layer }))).toString()).data[0];
    expect(ofPeople).toMatchObject({ code: "'=1+1", longitude: '-1.5' });
  });

  it('has well-known text for shapes, and x and y for other CRS', async () => {
    const layer = { ...publishedFixture, manifest: { ...layerFixture, geometry: 'line' as const } };
    const rows = rowsOf([row('a', { geometry: 'LINESTRING(1 2,3 4)' })]);
    expect(parse((await written('csv', job(rows, { layer }))).toString()).data[0]?.WKT).toBe(
      'LINESTRING(1 2,3 4)',
    );
    const metric = (await written('csv', job(rowsOf(), { crs: METRIC }))).toString();
    expect(metric).toContain(',x,y,');
  });

  it('leaves properties their names where they are called as its own columns', async () => {
    const header = (await written('csv', job(rowsOf(), { columns: ['feature_id', 'latitude'] }))).toString();
    expect(header).toBe('_feature_id,feature_id,latitude,longitude,_latitude,_source,_licence,_sample\r\n');
  });
});

describe('geojson', () => {
  it('is one document, with its provenance', async () => {
    const document = JSON.parse((await written('geojson', job(rowsOf([row('a')], [row('b')])))).toString());
    expect(document).toMatchObject({ type: 'FeatureCollection', provenance: { sample: true } });
    expect(document.features.map(({ id }: { id: string }) => id)).toEqual(['a', 'b']);
    expect(document.crs).toBeUndefined();
  });

  it('says another CRS, and is a document when it is empty', async () => {
    const document = JSON.parse((await written('geojson', job(rowsOf(), { crs: METRIC }))).toString());
    expect(document).toMatchObject({
      features: [],
      crs: { properties: { name: 'urn:ogc:def:crs:EPSG::32632' } },
    });
  });

  it('is a sequence as RFC 8142 has it', async () => {
    const text = (await written('geojsonseq', job(rowsOf([row('a')], [row('b')])))).toString();
    const records = text.split('\x1e');
    expect(records.shift()).toBe('');
    expect(
      records.every((record) => record.endsWith('}\n') && record.indexOf('\n') === record.length - 1),
    ).toBe(true);
    expect(records.map((record) => JSON.parse(record).properties._sample)).toEqual([true, true]);
  });
});

describe('flatgeobuf', () => {
  it('is read back by the package, with types, count, CRS and provenance', async () => {
    const bytes = await written(
      'fgb',
      job(rowsOf([row('a')], [row('b', { properties: { code: 'b' } })]), { crs: METRIC }),
    );
    let head: HeaderMeta | undefined;
    const features: { geometry: unknown; properties: unknown }[] = [];
    const headerMetaFn = (meta: HeaderMeta) => {
      head = meta;
    };
    for await (const feature of deserialize(new Uint8Array(bytes), { headerMetaFn }))
      features.push(feature as (typeof features)[number]);
    expect(head).toMatchObject({ featuresCount: 2, geometryType: 1, title: 'Wells', crs: { code: 32632 } });
    expect(JSON.parse(head?.metadata ?? '')).toMatchObject({ licence: 'CC-BY-4.0; private', sample: true });
    expect(features[0]).toMatchObject({
      geometry: { type: 'Point', coordinates: [10.1234567, 36.5] },
      properties: {
        feature_id: 'a',
        value: 1.5,
        people: 3,
        open: false,
        since: '2020-01-31',
        valid_from: '2020-01-01',
      },
    });
    expect(features[1]?.properties).toEqual({ feature_id: 'b', code: 'b', valid_from: '2020-01-01' });
  });

  it('keeps rings and parts of shapes', async () => {
    const layer = { ...publishedFixture, manifest: { ...layerFixture, geometry: 'polygon' as const } };
    const ring = (at: number) => [
      [at, 0],
      [at + 1, 0],
      [at, 1],
      [at, 0],
    ];
    const geometry = { type: 'MultiPolygon', coordinates: [[ring(0), ring(0.1)], [ring(5)]] };
    const bytes = await written(
      'fgb',
      job(rowsOf([row('a', { geometry: JSON.stringify(geometry) })]), { layer }),
    );
    for await (const feature of deserialize(new Uint8Array(bytes)))
      expect((feature as { geometry: unknown }).geometry).toEqual(geometry);
  });
});
