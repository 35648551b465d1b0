import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sites, targetOf, themeOf } from '../../tests/world/rows-target.ts';
import type { LoadTarget } from '../load.ts';
import { findInput } from '../open.ts';
import type { ReadItem } from '../read/row.ts';
import type { FileInput } from '../theme.ts';
import { fromOf, openerOf, refuseMany } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'biatouna-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'rows.csv'), 'code,lon,lat\na,3,4\n');
writeFileSync(
  join(folder, 'shape.shp.geojson'),
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { code: 'b' }, geometry: { type: 'Point', coordinates: [3, 4] } },
    ],
  }),
);

const theme = themeOf(sites);
const full = targetOf(theme, 'full');
const input = full.edition.inputs[0] as FileInput;
const noFetch = async (): Promise<string> => {
  throw new Error('nothing is fetched');
};
const codes = async (
  target: LoadTarget,
  from: Parameters<typeof openerOf>[2],
  given: FileInput = input,
): Promise<unknown[]> => {
  const items: ReadItem[] = [];
  for await (const item of openerOf(target, 'full', from, noFetch)(given)) items.push(item);
  return items.map((item) => (item.kind === 'row' ? item.properties.code : item.problem.reason));
};

describe('where rows come from', () => {
  it('is a folder, a file, an address, or the declared origins', () => {
    expect(fromOf(undefined)).toEqual({ kind: 'origins' });
    expect(fromOf('https://example.org/a.csv')).toEqual({ kind: 'url', url: 'https://example.org/a.csv' });
    expect(fromOf(folder)).toEqual({ kind: 'folder', path: folder });
    expect(fromOf(join(folder, 'rows.csv'))).toMatchObject({ kind: 'file' });
    expect(() => fromOf('/no/such/thing')).toThrow('there is no file or folder /no/such/thing');
  });

  it('is read as the theme declares', async () => {
    expect(await codes(full, { kind: 'folder', path: folder })).toEqual(['a']);
    expect(await codes(full, { kind: 'file', path: join(folder, 'rows.csv') })).toEqual(['a']);
    await expect(codes(full, { kind: 'origins' })).rejects.toThrow('rows.csv has no public origin');
    await expect(codes(full, { kind: 'url', url: 'https://example.org/a.csv' })).rejects.toThrow(
      'nothing is fetched',
    );
  });

  it('may be the rows of a binary file as GeoJSON', async () => {
    const shape = { ...input, path: 'shape.shp', read: { encoding: 'windows-1256' } };
    expect(findInput(folder, shape)).toEqual({
      path: join(folder, 'shape.shp.geojson'),
      options: { format: 'geojson' },
    });
    expect(await codes(full, { kind: 'folder', path: folder }, shape)).toEqual(['b']);
    expect(() => findInput(folder, { ...input, path: 'other.shp' })).toThrow('There is no file');
  });

  it('is one file for one input only', () => {
    const from = { kind: 'file', path: 'x' } as const;
    expect(() => refuseMany(from, [full], 'full')).not.toThrow();
    expect(() => refuseMany(from, [full, full], 'full')).toThrow(
      'one file cannot fill 2 inputs: name one layer with --layer (sites, sites)',
    );
    expect(() => refuseMany(from, [targetOf(theme)], 'full')).toThrow('none of the pack');
    expect(() => refuseMany({ kind: 'origins' }, [full, full], 'full')).not.toThrow();
  });
});
