import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CLIENT = fileURLToPath(new URL('./qgis-client.py', import.meta.url));
/** Debian's QGIS belongs to Debian's Python, whichever stands first on the path. */
const PYTHON = '/usr/bin/python3';
const ENV = { QT_QPA_PLATFORM: 'offscreen', no_proxy: '*' };

/** A source that QGIS is to open: a layer of features, or tiles that it draws over a box in Web Mercator. */
export type Source =
  | { provider: 'OAPIF' | 'ogr'; uri: string; filter?: string; bbox?: readonly number[] }
  | { provider: 'vectortile'; uri: string; bbox: readonly number[] };

/** What QGIS says of a source; `error` where it would not open it. */
export type Seen = {
  error?: string;
  count?: number;
  told?: number;
  valid?: boolean;
  fields?: Record<string, string>;
  crs?: string;
  extent?: [number, number, number, number];
  geometry?: number;
  zooms?: [number, number];
  painted?: number;
};

/** Whether QGIS with its Python is on this machine (`apt-get install python3-qgis`). */
export const hasQgis = (): boolean =>
  spawnSync(PYTHON, ['-c', 'import qgis.core'], { env: { ...process.env, ...ENV } }).status === 0;

/** Opens sources with QGIS in one process of its own, with settings of its own. */
export const openInQgis = async (sources: readonly Source[], home: string): Promise<Seen[]> => {
  const env = { ...process.env, ...ENV, HOME: home, XDG_RUNTIME_DIR: home, QGIS_CUSTOM_CONFIG_PATH: home };
  const { stdout } = await run(PYTHON, [CLIENT, JSON.stringify(sources)], { env, timeout: 120_000 });
  return JSON.parse(stdout.slice(stdout.indexOf('['))) as Seen[];
};
