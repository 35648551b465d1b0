import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What GDAL says of a layer. */
export type Seen = { count: number; geometry: string; epsg: number | null; text: string };

const tool = async (name: string, args: readonly string[]): Promise<string> => {
  // GDAL must not ask the proxies or home pages of anybody, nor keep what it heard before.
  const env = { ...process.env, CPL_CURL_ENABLE_VSIMEM: 'NO', GDAL_HTTP_TIMEOUT: '60', no_proxy: '*' };
  return (await run(name, [...args], { env, maxBuffer: 256 * 1024 * 1024, timeout: 120_000 })).stdout;
};

/** `ogrinfo` of one layer, summed up. Rejects when GDAL says that something is wrong. */
export const ogrinfo = async (source: string, ...args: string[]): Promise<Seen> => {
  const text = await tool('ogrinfo', ['-ro', '-so', '-al', source, ...args]);
  const ids = [...text.split('Data axis')[0]!.matchAll(/ID\["EPSG",(\d+)\]/g)].map((match) =>
    Number(match[1]),
  );
  return {
    count: Number(/Feature Count: (\d+)/.exec(text)?.[1] ?? Number.NaN),
    geometry: /Geometry: (.*)/.exec(text)?.[1] ?? '',
    epsg: ids.at(-1) ?? null,
    text,
  };
};

/** The names of the layers of a source. */
export const layersOf = async (source: string): Promise<string[]> =>
  [...(await tool('ogrinfo', ['-ro', source])).matchAll(/^\d+: (\S+)/gm)].map((match) => match[1] ?? '');

/** What `ogrinfo` prints for a query in SQLite's SQL over the layers of a source. */
export const ogrSql = (source: string, sql: string, ...args: string[]): Promise<string> =>
  tool('ogrinfo', ['-ro', '-q', ...args, '-dialect', 'sqlite', '-sql', sql, source]);

/** What `ogrinfo` prints for a query in the SQL of the source's own database. */
export const nativeSql = (source: string, sql: string): Promise<string> =>
  tool('ogrinfo', ['-ro', '-q', '-sql', sql, source]);

type Read = { features: { geometry: unknown; properties: Record<string, unknown> }[] };

/** A source as GDAL reads it, as GeoJSON in its own coordinates. */
export const readBack = async (source: string, ...args: string[]): Promise<Read> =>
  JSON.parse(
    await tool('ogr2ogr', [
      '-f',
      'GeoJSON',
      '-lco',
      'RFC7946=NO',
      '-lco',
      'COORDINATE_PRECISION=9',
      ...args,
      '/vsistdout/',
      source,
    ]),
  ) as Read;
