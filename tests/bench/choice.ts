import type { Engine } from '../../sql/db.ts';
import { nameOf, type Sort } from './layers.ts';

const both = (count: number): Sort[] => [
  { kind: 'point', count },
  { kind: 'polygon', count },
];

/** Layers of each engine: whole, and without those that take long. */
const WHOLE: Record<Engine, Sort[]> = {
  server: [...both(100_000), ...both(1_000_000)],
  embedded: [
    { kind: 'point', count: 100_000 },
    { kind: 'polygon', count: 20_000 },
  ],
};
const QUICK: Record<Engine, Sort[]> = {
  server: both(100_000),
  embedded: [
    { kind: 'point', count: 20_000 },
    { kind: 'polygon', count: 5000 },
  ],
};

const ENGINES = ['server', 'embedded'] as const;

/** What is measured, each by its name; loading comes first where one of them reads what it loads. */
export const GROUPS = [
  'tiles',
  'jobs',
  'observations',
  'indicators',
  'briefs',
  'budget',
  'outlook',
  'analysis',
  'serving',
  'series',
  'records',
  'petitions',
  'page',
] as const;
export type Group = (typeof GROUPS)[number];

const WITHOUT_LAYERS: readonly Group[] = ['jobs', 'observations', 'petitions', 'page'];

/** Whether layers have to be loaded first. */
export const needLayers = (groups: readonly Group[]): boolean =>
  groups.some((group) => !WITHOUT_LAYERS.includes(group));

/** The groups of rows that the words ask for: all when they name none. */
export const groupsOf = (words: readonly string[]): readonly Group[] => {
  const named = GROUPS.filter((group) => words.includes(group));
  return named.length ? named : GROUPS;
};

/**
 * What the words after `npm run bench --` ask for: `--quick`, an engine, layers by name (`points-1000000`). Without
 * words, everything. An engine that none of the layers is for is left out.
 */
export const choiceOf = (words: readonly string[]): { engine: Engine; sorts: Sort[] }[] => {
  const all = words.includes('--quick') ? QUICK : WHOLE;
  const engines = ENGINES.filter((engine) => words.includes(engine));
  const layers = words.filter((word) => /^(point|polygon)s-\d+$/.test(word));
  return (engines.length ? engines : ENGINES)
    .map((engine) => ({
      engine,
      sorts: all[engine].filter((sort) => layers.length === 0 || layers.includes(nameOf(sort))),
    }))
    .filter(({ sorts }) => sorts.length > 0);
};
