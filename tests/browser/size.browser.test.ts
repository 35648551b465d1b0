import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] };

const DIST = join(import.meta.dirname, '../../web/dist');
const MAP_PAGE = 'explore/page.tsx';
const FRAME = 'shell/frame.tsx';
let chunks: Record<string, Chunk>;
let entry: string;

beforeAll(() => {
  chunks = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as typeof chunks;
  entry = Object.entries(chunks).find(([, chunk]) => chunk.isEntry)?.[0] ?? '';
});

/** A part of the pages with all that must be there before it runs. */
const needed = (name: string): string[] => [name, ...(chunks[name]?.imports ?? []).flatMap(needed)];
/** Bytes that go over the wire for some parts. */
const weightOf = (...names: string[]): number =>
  [...new Set(names.flatMap(needed))]
    .map((name) => gzipSync(readFileSync(join(DIST, chunks[name]?.file ?? ''))).length)
    .reduce((sum, bytes) => sum + bytes, 0);

describe('the weight of the pages', () => {
  it('of the map: less than 300 kB go over the wire before the map code, which comes by itself', () => {
    expect(weightOf(entry, MAP_PAGE)).toBeGreaterThan(50_000);
    expect(weightOf(entry, MAP_PAGE)).toBeLessThan(300_000);
    const later = needed(MAP_PAGE).flatMap((name) => chunks[name]?.dynamicImports ?? []);
    expect(later.some((name) => name.includes('map/map'))).toBe(true);
  });

  it('of the others: neither the viewer nor the map is among what they need, nor they among what the viewer needs', () => {
    expect(weightOf(entry, FRAME)).toBeLessThan(240_000);
    expect(needed(FRAME).filter((name) => /^(explore|map|place|series)\//.test(name))).toEqual([]);
    expect(
      needed(MAP_PAGE).filter((name) =>
        /^(account|office|place\/page|series\/figure|shell\/frame)/.test(name),
      ),
    ).toEqual([]);
    expect(chunks[entry]?.dynamicImports).toEqual(expect.arrayContaining([MAP_PAGE, FRAME]));
  });
});
