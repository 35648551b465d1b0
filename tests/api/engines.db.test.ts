import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { decodeTile } from '../harness/tile.ts';
import { useApp } from '../harness/use-app.ts';
import { REQUESTS } from './engines.requests.ts';

/** Both engines are held against one committed file; UPDATE=1 rewrites it. */
const GOLDEN = new URL('./engines.golden.json5', import.meta.url);
const golden: Record<string, unknown> = existsSync(GOLDEN)
  ? (JSON.parse(readFileSync(GOLDEN, 'utf8')) as Record<string, unknown>)
  : {};
const answers: Record<string, unknown> = {};
const world = useApp({ onlyReads: true });

/** What differs from run to run: the address, the moment of publishing, the numbers of row versions. */
const steady = (text: string): string =>
  text
    .replaceAll(world.origin, 'ORIGIN')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(?=")/g, 'MOMENT')
    .replace(/([?&]v=)[\w.-]+/g, '$1STATE')
    .replace(/(after=\d+)\.\d+/g, '$1');

const answerOf = async (path: string): Promise<unknown> => {
  const response = await world.get(path, { headers: { 'Accept-Language': 'fr' } });
  expect(response.status).toBe(200);
  if (path.startsWith('/tiles/')) return decodeTile(new Uint8Array(await response.arrayBuffer()));
  const text = steady(await response.text());
  return text.startsWith('{') ? JSON.parse(text) : text.split(/(?<=\n)/);
};

/** One tile unit, a centimetre in metres, a hundredth of that in degrees. */
const near = (a: number, b: number, path: string): boolean =>
  Math.abs(a - b) <=
  (path.startsWith('/tiles/') && Number.isInteger(a) ? 1 : Math.abs(a) > 1000 ? 0.011 : 1.1e-7);

/** Where two answers differ, as paths into them; numbers may differ by what rounding does. */
const differences = (one: unknown, other: unknown, path: string, at = ''): string[] => {
  if (typeof one === 'number' && typeof other === 'number')
    return near(one, other, path) ? [] : [`${at}: ${one} ${other}`];
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return Object.is(one, other) ? [] : [`${at}: ${JSON.stringify(one)} ${JSON.stringify(other)}`];
  const [left, right] = [one, other] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(left!), ...Object.keys(right!)]);
  return [...keys].flatMap((key) => differences(left![key], right![key], path, `${at}/${key}`));
};

it.each(REQUESTS)('%s', async (path) => {
  // Undefined members exist in memory only.
  answers[path] = JSON.parse(JSON.stringify(await answerOf(path)));
  if (process.env.UPDATE) return;
  expect(differences(answers[path], golden[path], path).slice(0, 20)).toEqual([]);
});

it('says when it finds a difference', () => {
  const path = '/api';
  expect(differences({ a: [1, 'x'] }, { a: [1.00000001, 'x'] }, path)).toEqual([]);
  expect(differences({ a: [1, 'x'] }, { a: [1.1, 'y'], b: null }, path)).toHaveLength(3);
  expect(differences({ x: 5 }, { x: 7 }, '/tiles/')).toHaveLength(1);
});

afterAll(() => {
  if (process.env.UPDATE)
    writeFileSync(
      GOLDEN,
      `${JSON.stringify(answers)}\n`.replaceAll('{"type":"Feature"', '\n{"type":"Feature"'),
    );
});
