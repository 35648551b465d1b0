import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type DecodedFeature, decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';

/**
 * A case is a file in `golden/`: a request for a tile of the test world, and the features that it holds. Both engines are
 * held against the same files, and so against each other. `UPDATE=1` writes what is answered now; the diff is the review.
 */
type Case = { path: string; status: number; layers: Record<string, DecodedFeature[]> };

const folder = fileURLToPath(new URL('golden/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const world = useApp({ onlyReads: true });

const answered = async (path: string): Promise<Case> => {
  const response = await world.get(path);
  return { path, status: response.status, layers: decodeTile(new Uint8Array(await response.arrayBuffer())) };
};

/** A line for each feature, so that a change shows where it is. */
const written = ({ path, status, layers }: Case): string => {
  const rows = Object.entries(layers).map(
    ([name, features]) =>
      `    ${JSON.stringify(name)}: [\n${features.map((feature) => `      ${JSON.stringify(feature)}`).join(',\n')}\n    ]`,
  );
  const all = rows.length > 0 ? `{\n${rows.join(',\n')}\n  }` : '{}';
  return `{\n  "path": ${JSON.stringify(path)},\n  "status": ${status},\n  "layers": ${all}\n}\n`;
};

/** GEOS versions of the engines may round a clipped corner apart: by one unit, an eighth of a pixel, at most. */
const expectNear = (given: DecodedFeature, golden: DecodedFeature): void => {
  const { geometry, ...rest } = given;
  const { geometry: goldenGeometry, ...goldenRest } = golden;
  expect(rest).toEqual(goldenRest);
  expect(geometry.map((part) => part.length)).toEqual(goldenGeometry.map((part) => part.length));
  const farthest = geometry.flatMap((part, i) =>
    part.flatMap((point, j) => point.map((value, k) => Math.abs(value - goldenGeometry[i]![j]![k]!))),
  );
  expect(Math.max(0, ...farthest)).toBeLessThanOrEqual(1);
};

describe('golden tiles', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThanOrEqual(10);
  });

  it.each(files)('%s', async (file) => {
    const golden = JSON.parse(readFileSync(folder + file, 'utf8')) as Case;
    const given = await answered(golden.path);
    if (process.env.UPDATE) writeFileSync(folder + file, written(given));
    const expected = process.env.UPDATE ? given : golden;
    expect(given.status).toBe(expected.status);
    expect(Object.keys(given.layers)).toEqual(Object.keys(expected.layers));
    for (const [name, features] of Object.entries(given.layers)) {
      expect(features.map(({ id }) => id)).toEqual(expected.layers[name]!.map(({ id }) => id));
      for (const [index, feature] of features.entries()) expectNear(feature, expected.layers[name]![index]!);
    }
  });
});
