import { expect } from 'vitest';
import {
  type ConformanceClass,
  jsonAt,
  links,
  OGC,
  type Requirement,
  refuses,
  shows,
} from './requirement.ts';

const STATIONS = '/api/collections/stations';
const filtered = (filter: string, more = '') =>
  `${STATIONS}/items?limit=10000${more}&filter=${encodeURIComponent(filter)}`;
const QUERYABLES = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';

/** What a filter picks is what another way of asking picks. */
const same = (name: string, filter: string, other: string): Requirement =>
  shows(`${name}: ${filter}`, filtered(filter), async ({ json }, origin) => {
    const asked = await jsonAt(origin + (other.startsWith('/') ? other : filtered(other)));
    expect(asked.features.length).toBeGreaterThan(0);
    expect(json.features.map(({ id }) => id)).toEqual(asked.features.map(({ id }) => id));
  });
const none = (filter: string): Requirement =>
  shows(`nothing: ${filter}`, filtered(filter), ({ json }) => expect(json.features).toEqual([]));

const part3 = (name: string, requirements: readonly Requirement[]): ConformanceClass => ({
  uri: `${OGC}/ogcapi-features-3/1.0/conf/${name}`,
  requirements,
});
const cql2 = (name: string, requirements: readonly Requirement[]): ConformanceClass => ({
  uri: `${OGC}/cql2/1.0/conf/${name}`,
  requirements,
});

const BOX = 'BBOX(2.5,2.5,3.75,4)';
const SQUARE = 'POLYGON((2.5 2.5,3.75 2.5,3.75 4,2.5 4,2.5 2.5))';
const IN_BOX = `${STATIONS}/items?limit=10000&bbox=2.5,2.5,3.75,4`;
const AIR = `${STATIONS}/items?limit=10000&kind=air`;

/** OGC API - Features part 3 (19-079r2) and CQL2 (21-065r2). */
export const filterClasses: readonly ConformanceClass[] = [
  part3('queryables', [
    shows('queryables-link', STATIONS, links(QUERYABLES)),
    shows('get-queryables-response', `${STATIONS}/queryables`, ({ json, headers }, origin) => {
      expect(headers.get('content-type')).toContain('application/schema+json');
      expect(json).toMatchObject({ type: 'object', additionalProperties: false });
      expect(json.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(json.$id).toBe(`${origin}${STATIONS}/queryables`);
      expect(json.properties.geometry!.format).toMatch(/^geometry-/);
    }),
  ]),
  part3('queryables-query-parameters', [
    shows('parameters', `${STATIONS}/queryables`, async ({ json }, origin) => {
      const one = await jsonAt(`${origin}${STATIONS}/items?limit=1`);
      const given = Object.entries(one.features[0]!.properties).filter(([, value]) => value !== null);
      for (const [name, value] of given) {
        expect(Object.keys(json.properties)).toContain(name);
        const asked = await fetch(
          `${origin}${STATIONS}/items?limit=1&${name}=${encodeURIComponent(String(value))}`,
        );
        expect(((await asked.json()) as typeof one).features[0]?.id, name).toBe(one.features[0]!.id);
      }
    }),
  ]),
  part3('filter', [
    same('filter-param', "kind = 'air'", AIR),
    shows('filter-lang-param', filtered("kind = 'air'", '&filter-lang=cql2-text')),
    refuses('filter-lang-param', filtered("kind = 'air'", '&filter-lang=sql')),
    refuses('filter-param: cannot be read', filtered('kind =')),
    refuses('expression-construction: no such queryable', filtered('colour = 1')),
    refuses('filter-crs-param', filtered(`S_INTERSECTS(geometry,${BOX})`, '&filter-crs=somewhere')),
    shows(
      'filter-crs-wgs84',
      filtered(
        'S_INTERSECTS(geometry,BBOX(2.5,2.5,4,3.75))',
        '&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326',
      ),
      async ({ json }, origin) => {
        const plain = await jsonAt(origin + IN_BOX);
        expect(json.features.length).toBe(plain.features.length);
      },
    ),
  ]),
  part3('features-filter', [
    shows(
      'mixing-expressions',
      filtered('value > 10', '&kind=air&bbox=2.5,2.5,3.75,4'),
      async ({ json }, origin) => {
        const other = filtered(`value > 10 AND kind = 'air' AND S_INTERSECTS(geometry,${BOX})`);
        const asked = await jsonAt(origin + other);
        expect(json.features).toEqual(asked.features);
      },
    ),
  ]),
  cql2('cql2-text', [same('text', "(kind='air')", AIR), refuses('text', filtered('{"op":"="}'))]),
  cql2('basic-cql2', [
    same('equal', "kind = 'air'", AIR),
    same('not equal', "kind <> 'air'", "NOT (kind = 'air')"),
    same('order', 'value > 10 AND value <= 40', 'NOT (value <= 10 OR value > 40) AND value IS NOT NULL'),
    same(
      'order of days',
      "opened < DATE('2015-01-01')",
      "NOT (opened >= DATE('2015-01-01')) AND opened IS NOT NULL",
    ),
    same('truth', 'active = TRUE', 'NOT (active = false) AND active is not null'),
    same('case of words', "kind = 'air' and not false", AIR),
    none("kind = 'air' AND kind = 'water'"),
    none('kind IS NULL AND kind IS NOT NULL'),
    refuses('types', filtered("value = 'much'")),
  ]),
  cql2('advanced-comparison-operators', [
    same(
      'like',
      "name_en LIKE 'Station 1_'",
      "name_en LIKE 'Station 1%' AND NOT name_en LIKE 'Station 1' AND NOT name_en LIKE 'Station 1__%'",
    ),
    same('between', 'value BETWEEN 10 AND 40', 'value >= 10 AND value <= 40'),
    same('in', "kind IN ('air','soil')", "kind = 'air' OR kind = 'soil'"),
    same('not in', "kind NOT IN ('air','soil')", "kind <> 'air' AND kind <> 'soil'"),
  ]),
  cql2('case-insensitive-comparison', [
    same('casei', "CASEI(kind) = CASEI('AIR')", AIR),
    same('casei like', "CASEI(kind) LIKE CASEI('A%R')", AIR),
    none("kind = 'AIR'"),
  ]),
  cql2('accent-insensitive-comparison', [
    same('accenti', "ACCENTI(kind) = ACCENTI('âïr')", AIR),
    same('accenti of casei', "ACCENTI(CASEI(kind)) IN (ACCENTI(CASEI('ÂÏR')))", AIR),
    none("kind = 'âïr'"),
  ]),
  cql2('basic-spatial-functions', [
    same('box', `S_INTERSECTS(geometry,${BOX})`, IN_BOX),
    none('S_INTERSECTS(geometry,POINT(-100 10))'),
    refuses('coordinates', filtered('S_INTERSECTS(geometry,POINT(300 10))')),
  ]),
  cql2('basic-spatial-functions-plus', [
    same('polygon', `S_INTERSECTS(geometry,${SQUARE})`, IN_BOX),
    same(
      'multi-polygon',
      `S_INTERSECTS(geometry,MULTI${SQUARE.replace('((', '(((').replace('))', ')))')})`,
      IN_BOX,
    ),
    same('collection', `S_INTERSECTS(geometry,GEOMETRYCOLLECTION(${SQUARE},POINT(0 0)))`, IN_BOX),
    none('S_INTERSECTS(geometry,LINESTRING(-100 10,-101 11))'),
    none('S_INTERSECTS(geometry,MULTIPOINT((-100 10),(-101 11)))'),
  ]),
  cql2('spatial-functions', [
    same('within', `S_WITHIN(geometry,${SQUARE})`, IN_BOX),
    same('contains', `S_CONTAINS(${SQUARE},geometry)`, IN_BOX),
    same('disjoint', `NOT S_DISJOINT(geometry,${BOX})`, IN_BOX),
    same('equals', 'S_EQUALS(geometry,geometry)', 'TRUE'),
    ...['S_TOUCHES', 'S_CROSSES', 'S_OVERLAPS'].map((name) => none(`${name}(geometry,POINT(-100 10))`)),
  ]),
  cql2('property-property', [
    same('two properties', 'name_en = name_en', 'name_en IS NOT NULL'),
    same('the literal first', "'air' = kind", AIR),
    none('value > value'),
  ]),
];
