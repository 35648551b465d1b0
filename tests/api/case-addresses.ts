import { FORMATS } from '../../server/exports/index.ts';
import type { StateCase } from '../world/case-states.ts';

/** The number of a case that is in a state. */
export const numberIn = (cases: readonly StateCase[], module: string, state: string): string =>
  cases.find((one) => one.module === module && one.state === state)!.receipt.number;

const THINGS: [start: string, ids: string[]][] = [
  ['/api/places', ['governorate:ins:11']],
  ['/api/themes', ['participation']],
  ['/api/indicators', ['umbrellas-received', 'information-received']],
];

/** What stands in the place of a parameter: all that leads to cases. */
const valuesOf = (path: string, cases: readonly StateCase[]): Record<string, string[]> => ({
  ...{ z: ['0'], x: ['0'], y: ['0'], place: ['governorate:ins:11'], name: ['light'] },
  module: ['information', 'petitions', 'umbrellas', 'raincoats'],
  number: [
    numberIn(cases, 'petitions', 'open'),
    numberIn(cases, 'petitions', 'review'),
    numberIn(cases, 'umbrellas', 'asked'),
  ],
  layer: ['umbrellas-cases', 'petitions-cases', 'umbrellas-received'],
  layers: ['umbrellas-cases,petitions-cases'],
  period: [String(new Date().getFullYear())],
  id: path.startsWith('/api/collections')
    ? [numberIn(cases, 'umbrellas', 'found')]
    : (THINGS.find(([start]) => path.startsWith(start))?.[1] ?? []),
});

const OF_PARTIES = 'q=secret%20of%20parties';
const QUERIES: [RegExp, string[]][] = [
  [/\/items$/, ['?limit=1000', ...Object.keys(FORMATS).map((format) => `?f=${format}`)]],
  [/^\/api\/records\/.*\/cases$/, ['?limit=100', '?q=secret', `?order=most&${OF_PARTIES}`]],
  [/\/alike$/, [`?${OF_PARTIES}%20in%20title`]],
  [/\/suggestions$/, ['subject', 'title', 'story'].map((field) => `?field=${field}&${OF_PARTIES}`)],
  [/\/statistics$/, ['', '?f=csv']],
  [/^\/api\/search$/, ['?q=secret', `?${OF_PARTIES}`]],
  [/^\/api\/office\/cases$/, ['', '?q=secret', '?order=newest']],
];

/** The addresses of a path that lead to cases; none of one that knows nothing of them. */
export const addressesOf = (path: string, cases: readonly StateCase[]): string[] => {
  const values = valuesOf(path, cases);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const paths = names.reduce(
    (all, name) => all.flatMap((one) => (values[name] ?? []).map((value) => one.replace(`{${name}}`, value))),
    [path],
  );
  const queries = QUERIES.find(([pattern]) => pattern.test(path))?.[1] ?? [''];
  return paths.flatMap((one) => queries.map((query) => one + query));
};
