import { expect, it } from 'vitest';
import { chosenColumns, featureText, publishedColumns } from './feature-json.ts';
import { layerFixture } from './layer.fixture.ts';
import type { FeatureRow } from './rows.ts';

const row: FeatureRow = {
  fid: 5,
  vid: 9,
  id: 'a "b" \u2028 ع',
  properties: { kind: 'air', code: 'c', undeclared: 1, value: 0 },
  valid_from: '2020-01-01',
  valid_to: null,
  geometry: '{"type":"Point","coordinates":[1,2]}',
};

it('gives declared properties in the order of declaration, null where there is nothing', () => {
  const feature = JSON.parse(featureText(row, publishedColumns(layerFixture))) as {
    id: string;
    properties: object;
  };
  expect(feature).toMatchObject({ type: 'Feature', id: row.id, fid: 5, geometry: { coordinates: [1, 2] } });
  expect(Object.entries(feature.properties)).toEqual([
    ['code', 'c'],
    ['name_ar', null],
    ['name_fr', null],
    ['name_en', null],
    ['kind', 'air'],
    ['value', 0],
    ['people', null],
    ['open', null],
    ['since', null],
    ['region', null],
    ['valid_from', '2020-01-01'],
    ['valid_to', null],
  ]);
});

it('gives chosen properties only, and members besides', () => {
  const columns = chosenColumns(layerFixture, 'valid_to,value');
  expect(columns).toEqual(['value', 'valid_to']);
  expect(JSON.parse(featureText({ ...row, geometry: null }, columns, { members: { links: [] } }))).toEqual({
    type: 'Feature',
    id: row.id,
    fid: 5,
    geometry: null,
    properties: { value: 0, valid_to: null },
    links: [],
  });
  expect(() => chosenColumns(layerFixture, 'value,geom')).toThrowError(
    expect.objectContaining({ parameter: 'properties' }),
  );
});
