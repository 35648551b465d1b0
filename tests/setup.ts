import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { postgresBin } from './harness/native.ts';

/** The first half of `npm test`: what the tests need besides Node is here, is installed, or is named. */
type Tool = { name: string; isHere: () => boolean; packages: string[] };

const onPath = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

const hasPostgis = (): boolean => {
  const bin = postgresBin();
  if (!bin || !existsSync(`${bin}/initdb`)) return false;
  const share = execFileSync(`${bin}/pg_config`, ['--sharedir'], { encoding: 'utf8' }).trim();
  return existsSync(`${share}/extension/postgis.control`) && existsSync(`${share}/extension/pg_trgm.control`);
};

const TOOLS: readonly Tool[] = [
  {
    name: 'PostgreSQL with PostGIS',
    isHere: () => Boolean(process.env.TEST_DATABASE_URL) || hasPostgis(),
    packages: ['postgresql', 'postgresql-contrib', 'postgresql-postgis'],
  },
  {
    name: 'Chromium',
    isHere: () => existsSync('/usr/bin/chromium') || onPath('chromium'),
    packages: ['chromium'],
  },
  { name: 'GDAL (ogrinfo)', isHere: () => onPath('ogrinfo'), packages: ['gdal-bin'] },
];

const missing = (): Tool[] => TOOLS.filter((tool) => !tool.isHere());
const mayInstall = (): boolean => process.getuid?.() === 0 && onPath('apt-get');

/** A package's server must not be started on the machine by its installation: the tests make clusters of their own. */
const install = (packages: readonly string[]): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`Installing ${packages.join(', ')} …`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
};

if (missing().length > 0 && mayInstall()) install(missing().flatMap((tool) => tool.packages));
for (const tool of missing()) {
  console.error(
    `${tool.name} is missing. Install it: sudo apt-get install --no-install-recommends ${tool.packages.join(' ')}`,
  );
}
if (missing().length > 0) process.exit(1);
