import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildPages } from './open.ts';

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] };

it('less than 300 kB goes over the wire before the map code, which comes by itself', async () => {
  await buildPages();
  const dist = join(import.meta.dirname, '../../web/dist');
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const needed = (name: string): string[] => [name, ...(manifest[name]?.imports ?? []).flatMap(needed)];
  const [entry] = Object.entries(manifest).filter(([, chunk]) => chunk.isEntry);
  const files = [...new Set(needed(entry?.[0] ?? ''))].map((name) => manifest[name]?.file ?? '');
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(300_000);
  expect(entry?.[1].dynamicImports?.some((name) => name.includes('map'))).toBe(true);
}, 120_000);
