import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The import rules of ARCHITECTURE.md, as a table: the first row whose `from` matches a file says what that file may
 * import from this repository (`own` adds the file's own folder, as many levels deep as `from` names). Packages are
 * free, except where `packages` lists the only ones allowed.
 */
type Rule = { from: RegExp; may: RegExp[]; packages?: RegExp };

const ISLANDS = [/^sql\/model\//, /^server\/methods\//, /^server\/modules\/[^/]+\/(schema|rules)\.ts$/];
const own = (path: string, depth: number): RegExp =>
  new RegExp(`^${path.split('/').slice(0, depth).join('/')}/`);

const RULES: readonly (Rule & { own?: number })[] = [
  { from: /\.test\.tsx?$|^tests\/|^vitest\.config\.ts$|^etl\/themes\/[^/]+\/fixture\//, may: [/./] },
  {
    from: /^sql\/model\//,
    may: [/^sql\/model\//],
    packages: /^(zod|d3-scale-chromatic|@maplibre\/maplibre-gl-style-spec)$/,
  },
  { from: /^server\/methods\//, may: ISLANDS, packages: /^zod$/ },
  { from: /^server\/modules\/[^/]+\/(schema|rules)\.ts$/, may: ISLANDS, packages: /^zod$/, own: 3 },
  { from: /^sql\//, may: [/^sql\//] },
  { from: /^etl\/themes\/index\.ts$/, may: [/^etl\//, ...ISLANDS] },
  { from: /^etl\/themes\//, may: [/^etl\/[^/]+\.ts$/, ...ISLANDS], own: 3 },
  { from: /^etl\//, may: [/^etl\//, /^sql\//, ...ISLANDS] },
  { from: /^server\/modules\/index\.ts$/, may: [/^server\//, /^sql\//] },
  {
    from: /^server\/modules\//,
    may: [
      /^server\/(http|records|briefs)\//,
      /^server\/accounts\/(who|links|secrets)\.ts$/,
      // What a module writes to people goes by the outbox, and is ended there.
      /^server\/outbox\/(unsubscribe-token|templates\/values)\.ts$/,
      /^server\/services\.ts$/,
      /^sql\//,
      ...ISLANDS,
    ],
    own: 3,
  },
  // The engine of civic modules is handed them, and knows none.
  { from: /^server\/records\//, may: [/^server\/(?!modules\/)/, /^sql\//] },
  { from: /^server\//, may: [/^server\//, /^sql\//] },
  // A package's file is taken as an asset where the package does not export it.
  { from: /^web\//, may: [/^web\//, /^node_modules\//, ...ISLANDS] },
  { from: /^fixtures\//, may: [/^fixtures\//, ...ISLANDS] },
];

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && !file.endsWith('.d.ts'));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+['"]([^'"]+)['"]|(?:^|[^.\w])import\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]/g;

const importsOf = (text: string): string[] =>
  [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((path) => path.replace(/\?.*$/, ''));

const packageOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');

/** What a file imports against the rules, each as one readable line. */
const breaches = (file: string, text: string): string[] => {
  const rule = RULES.find((candidate) => candidate.from.test(file));
  if (!rule) return file.includes('/') ? [`${file} lies in no known folder`] : [];
  const may = rule.own ? [...rule.may, own(file, rule.own)] : rule.may;
  return importsOf(text).flatMap((path) => {
    if (!path.startsWith('.')) {
      return rule.packages && !rule.packages.test(packageOf(path))
        ? [`${file} may not import the package ${path}`]
        : [];
    }
    const target = normalize(join(dirname(file), path));
    return may.some((allowed) => allowed.test(target)) ? [] : [`${file} may not import ${target}`];
  });
};

describe('the import rules', () => {
  it('hold for every file', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => breaches(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['server/app.ts', "import { load } from '../etl/load.ts';"],
    ['web/api.ts', "import { app } from '../server/app.ts';"],
    ['web/api.ts', "const late = await import('../server/app.ts');"],
    ['sql/model/layer.ts', "import { z } from 'zod';\nimport pg from 'pg';"],
    ['sql/db.ts', "export { theme } from '../etl/theme.ts';"],
    ['etl/themes/water/theme.ts', "import { x } from '../air/theme.ts';"],
    ['server/records/routes.ts', "import { petitions } from '../modules/petitions/index.ts';"],
    ['etl/load.ts', "import {\n  a,\n  b,\n} from '../server/config.ts';"],
  ])('are broken by %s with %s', (file, text) => {
    expect(breaches(file, text)).toHaveLength(1);
  });

  it.each([
    [
      'etl/themes/water/theme.ts',
      "import type { Theme } from '../../theme.ts';\nimport { dams } from './dams.ts';",
    ],
    ['web/map/layer.ts', "import { tileColumns } from '../../sql/model/layer.ts';"],
    ['server/app.ts', "import { openDb } from '../sql/db.ts';"],
  ])('are kept by %s with %s', (file, text) => {
    expect(breaches(file, text)).toEqual([]);
  });
});

/** What a file of the server looks at itself, beside what `seen` shows it of layers. */
const looksIn = (text: string): string[] => [
  ...(/catalogue\s*\.now\(/.test(text) ? ['catalogue.now()'] : []),
  ...[
    ...text.matchAll(
      /\b(?:from|join|update|into)\s+((?:layer|place|load)(?:_\w+)?|feature(?:_level|_cell)?)\b/g,
    ),
  ]
    .filter(([, table]) => table !== 'layer_revision' && table !== 'place_code')
    .map(([, table]) => `table ${table}`),
];

/**
 * Files that read what is published, or what is to be, without the part that `seen` gives of it; each says why it may. All
 * others get a layer from `seen`, whatever they then read of it.
 */
const LOOKERS: Record<string, string> = {
  'server/accounts/held-roles.ts': 'whether a scope is there, for who manages accounts',
  'server/layers/seen.ts': 'the door itself',
  'server/layers/read-snapshot.ts': 'what stands behind it',
  'server/layers/office/standing.ts': 'asks may() of each',
  'server/layers/office/features.ts': 'of a standing',
  'server/layers/office/put-draft.ts': 'of a standing',
  'server/layers/office/provenance.ts': 'ids of sources only',
  'server/layers/office/access.ts': 'of a standing',
  'server/layers/office/work.ts': 'of a standing',
  'server/layers/office/loads.ts': 'of a standing',
  'server/analysis/ask.ts': 'places of layers that were seen',
  'server/analysis/target.ts': 'a place that was found so',
  'server/analysis/drop.ts': 'takes answers away, and tells nobody of them',
  'server/analysis/publish.ts': 'writes an answer',
  'server/tiles/known.ts': 'of what who asks sees, as seen() does',
  'server/tiles/current.ts': 'the revision of a layer that was seen',
  'server/tiles/query.ts': 'the revision of a layer that was seen',
  'server/places/find.ts': 'of layers that were seen',
  'server/places/describe.ts': 'of layers that were seen',
  'server/places/features.ts': 'of layers that were seen',
  'server/places/routes.ts': 'of a place that was found',
  'server/briefs/place/measured.ts': 'of a place that was found',
  'server/series/find.ts': 'of a place that was found',
  'server/series/map/publish.ts': 'makes layers of newest values, for a job',
  'server/policies/deeds.ts': 'whether there is an indicator or place, for who may read all of them',
  'server/dashboard/scope.ts': 'of features and places of layers that were seen',
  'server/computed/publish.ts': 'makes them',
  'server/computed/clean.ts': 'takes away what nobody saw',
  'server/computed/prune.ts': 'takes away what nobody can ask for, and tells nobody of it',
  'server/modules/petitions/places.ts': 'names of the places of a level of public layers',
  'server/modules/budget/answers.ts': 'by whom the people of places of public layers are counted',
  'server/modules/budget/places.ts': 'names of places of public layers, and how many people live there',
  'server/indicators/job.ts': 'a job that nobody asks as somebody; what it makes is seen as its inputs are',
  'server/indicators/surroundings.ts': 'of the same job',
  'server/outlook/subject.ts':
    'a job that nobody asks as somebody; what it makes is seen as what it is made from',
  'server/outlook/make/stock.ts': 'of the same job',
  'server/outlook/history/of-indicator.ts': 'of the same job',
  'server/outlook/signals/near.ts': 'of the same job; who may not see the source is not told of it',
  'server/records/cases/answers.ts': 'whether a place is there, of those that all may name',
  'server/records/channels/draft/places.ts':
    'names of places of layers that all may know, to know which one is meant in a message',
  'server/records/pack/routes.ts': 'names of places that a case speaks of, for whoever sees the case',
  'server/records/dispatch/areas.ts': 'what a place or point lies in, to find who has it',
  'server/records/dispatch/rules.ts': 'names of places in rules, which administrators make',
  'server/records/publish/layer.ts': 'writes the layers of published cases',
  'server/records/publish/tally.ts': 'in which places cases lie; of the same job',
  'server/records/publish/tell-places.ts': 'of the same job',
  'server/records/publish/tell.ts':
    'of the same job: which values of public layers of places are to be computed',
  'server/records/statistics/counts.ts': 'which places lie in one',
  'server/records/statistics/statistics.ts': 'names of places that cases are counted by, which all may name',
  'server/warnings/places.ts': 'of public layers: warnings are for all',
  'server/warnings/public/list.ts': 'which places lie in one',
  'server/warnings/layer/publish.ts': 'writes the layer of warnings',
  'server/warnings/rules/where.ts':
    'a job that nobody asks as somebody; what it found is shown as its layer is',
  'server/warnings/rules/subjects/indicator.ts': 'of the same job',
};

describe('what is published', () => {
  const server = files.filter((file) => /^server\//.test(file) && !/\.(test|fixture)\.ts$/.test(file));

  it('is looked at through one door, but for the files that are named', () => {
    const lookers = server.filter((file) => looksIn(readFileSync(file, 'utf8')).length > 0);
    expect(lookers.sort()).toEqual(Object.keys(LOOKERS).sort());
  });

  it.each([
    'const { layers } = services.catalogue.now();',
    'select id from layer where revision > 0',
    'select p.id from x join place p on true',
  ])('is found to be looked at by %s', (text) => expect(looksIn(text)).toHaveLength(1));
});
