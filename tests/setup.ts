import { spawnSync } from 'node:child_process';
import { adviceOn, BETTER, onPath, TOOLS, type Tool } from './harness/tools.ts';

/** The first half of `npm test`: what the tests need besides Node is here, is installed, or is named. */
const missing = (tools: readonly Tool[]) => tools.filter((tool) => !tool.isHere());

/** Without a network it says so soon. */
const IMPATIENT = ['http', 'https'].flatMap((scheme) => ['-o', `Acquire::${scheme}::Timeout=15`]);

/** On Debian as root. The tests make database servers of their own: the runlevel keeps apt from starting one. */
const install = (tools: readonly Tool[]): void => {
  const packages = tools.flatMap((tool) => tool.packages);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (args: string[]) =>
    spawnSync('apt-get', [...IMPATIENT, '-o', 'Acquire::Retries=1', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  console.log(`Installing ${packages.join(', ')} …`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
};

const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
// Apart, as apt installs none of several packages where it does not know one.
for (const tools of [TOOLS, BETTER].map(missing)) if (mayInstall && tools.length > 0) install(tools);
for (const tool of missing(TOOLS)) console.error(adviceOn(tool));
process.exitCode = missing(TOOLS).length > 0 ? 1 : 0;
