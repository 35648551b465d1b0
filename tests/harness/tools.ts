import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { postgresBin } from './native.ts';

/** What the tests need besides Node, how one sees that it is there, and the Debian packages that bring it. */
export type Tool = { name: string; isHere: () => boolean; packages: readonly string[] };

export const onPath = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

const hasPostgis = (): boolean => {
  const bin = postgresBin();
  if (!bin || !existsSync(`${bin}/initdb`)) return false;
  const share = execFileSync(`${bin}/pg_config`, ['--sharedir'], { encoding: 'utf8' }).trim();
  return existsSync(`${share}/extension/postgis.control`) && existsSync(`${share}/extension/pg_trgm.control`);
};

export const TOOLS: readonly Tool[] = [
  {
    name: 'PostgreSQL with PostGIS',
    isHere: () => Boolean(process.env.TEST_DATABASE_URL) || hasPostgis(),
    packages: ['postgresql', 'postgresql-contrib', 'postgresql-postgis'],
  },
  { name: 'Chromium', isHere: () => onPath('chromium'), packages: ['chromium'] },
  { name: 'xmllint', isHere: () => onPath('xmllint'), packages: ['libxml2-utils'] },
  { name: 'GDAL (ogrinfo)', isHere: () => onPath('ogrinfo'), packages: ['gdal-bin'] },
  { name: 'Poppler (pdftotext)', isHere: () => onPath('pdftotext'), packages: ['poppler-utils'] },
];

/** What tests go without where a system does not have it: the browser without its windows draws a page for a sixth less. */
export const BETTER: readonly Tool[] = [
  {
    name: 'Chromium without windows',
    isHere: () => onPath('chromium-headless-shell'),
    packages: ['chromium-headless-shell'],
  },
];

/** What to tell where a tool is missing: its name, and the command that installs it on Debian. */
export const adviceOn = (tool: Tool): string =>
  `${tool.name} is missing. Install it: sudo apt-get install --no-install-recommends ${tool.packages.join(' ')}`;
