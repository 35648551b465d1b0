import { describe, expect, it } from 'vitest';
import { readAll, useFolder } from './fixture/files.ts';

/** Files whose names and keys mean something to JavaScript. */
const folder = useFolder();
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];

const expectClean = (rows: readonly { properties: object }[]): void => {
  expect(rows.length).toBeGreaterThan(0);
  for (const { properties } of rows) {
    expect([null, Object.prototype]).toContain(Object.getPrototypeOf(properties));
    expect((properties as { polluted?: unknown }).polluted).toBeUndefined();
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(String({})).toBe('[object Object]');
};

describe('keys that mean something to JavaScript', () => {
  const properties = (name: string) => `{"${name}": {"polluted": true}, "a": 1}`;
  const feature = (name: string) =>
    `{"type":"Feature","properties":${properties(name)},"geometry":{"type":"Point","coordinates":[10,36]}}`;

  it.each(NAMES)('%s in GeoJSON', async (name) => {
    const path = await folder.write(
      'a.geojson',
      `{"type":"FeatureCollection","features":[${feature(name)}]}`,
    );
    expectClean((await readAll(path)).rows);
  });

  it.each(NAMES)('%s in GeoJSON by lines', async (name) => {
    expectClean(
      (await readAll(await folder.write('a.geojsonl', `${feature(name)}\n${feature(name)}\n`))).rows,
    );
  });

  it.each(NAMES)('%s as a column of a table', async (name) => {
    expectClean(
      (await readAll(await folder.write('a.csv', `${name},a,longitude,latitude\n1,2,10,36\n`))).rows,
    );
  });

  it.each(NAMES)('%s as data of a placemark', async (name) => {
    const data = `<ExtendedData><Data name="${name}"><value>1</value></Data></ExtendedData>`;
    const placemark = `<Placemark>${data}<Point><coordinates>10,36</coordinates></Point></Placemark>`;
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemark}</Document></kml>`;
    expectClean((await readAll(await folder.write('a.kml', kml))).rows);
  });
});
