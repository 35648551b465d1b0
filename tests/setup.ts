import { spawnSync } from 'node:child_process';
import { adviceOn, onPath, TOOLS } from './harness/tools.ts';

/** The first half of `npm test`: what the tests need besides Node is here, is installed, or is named. */
const missing = () => TOOLS.filter((tool) => !tool.isHere());

/** On Debian as root. The tests make database servers of their own: the runlevel keeps apt from starting one. */
const install = (packages: readonly string[]): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`Installing ${packages.join(', ')} …`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
};

const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
if (mayInstall && missing().length > 0) install(missing().flatMap((tool) => tool.packages));
for (const tool of missing()) console.error(adviceOn(tool));
process.exitCode = missing().length > 0 ? 1 : 0;
