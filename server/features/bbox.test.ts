import { describe, expect, it } from 'vitest';
import { tunisia } from '../../sql/countries/tunisia.ts';
import { HttpError } from '../http/error.ts';
import { boxesOf } from './bbox.ts';
import { CRS84, crsListOf, crsOf } from './crs.ts';

const [, WGS84, MERCATOR] = crsListOf(tunisia);

describe('bbox', () => {
  it.each([
    ['8,33,11,37.5', [[8, 33, 11, 37.5]]],
    [' 8, 33 ,1.1e1,+37.5', [[8, 33, 11, 37.5]]],
    ['8,33,-5,11,37,900', [[8, 33, 11, 37]]],
    ['10,36,10,36', [[10, 36, 10, 36]]],
    [
      '170,-10,-170,10',
      [
        [170, -10, 180, 10],
        [-180, -10, -170, 10],
      ],
    ],
  ])('%s in CRS84', (text, boxes) => {
    expect(boxesOf(text, CRS84)).toEqual(boxes);
  });

  it('has the axis order of its CRS', () => {
    expect(boxesOf('33,8,37.5,11', WGS84!)).toEqual([[8, 33, 11, 37.5]]);
    expect(boxesOf('33,8,-5,37.5,11,900', WGS84!)).toEqual([[8, 33, 11, 37.5]]);
    expect(boxesOf('900000,3900000,1200000,4500000', MERCATOR!)).toEqual([
      [900000, 3900000, 1200000, 4500000],
    ]);
  });

  it.each([
    '',
    '1,2,3',
    '1,2,3,4,5',
    '1,2,3,NaN',
    '1,2,3,Infinity',
    '1,2,3,1e999',
    '1,2,3,0x10',
    '1,2,,4',
    '-181,0,0,1',
    '0,0,1,90.1',
    '0,2,1,1',
    "1,2,3,4'--",
  ])('refuses %j and names the parameter', (text) => {
    expect(() => boxesOf(text, CRS84, 'bbox')).toThrowError(
      expect.objectContaining({ status: 400, parameter: 'bbox' }),
    );
  });

  it('refuses a projected box that runs backwards or leaves the earth', () => {
    expect(() => boxesOf('2,0,1,1', MERCATOR!)).toThrow(HttpError);
    expect(() => boxesOf('0,0,3e7,1', MERCATOR!)).toThrow(HttpError);
  });
});

describe('crs', () => {
  it('is offered by URI, the metric one of the country included', () => {
    expect(crsListOf(tunisia).map(({ uri }) => uri)).toEqual([
      'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
      'http://www.opengis.net/def/crs/EPSG/0/4326',
      'http://www.opengis.net/def/crs/EPSG/0/3857',
      'http://www.opengis.net/def/crs/EPSG/0/32632',
    ]);
    expect(crsOf(undefined, tunisia, 'crs')).toBe(CRS84);
    expect(crsOf('https://www.opengis.net/def/crs/EPSG/0/32632', tunisia, 'crs').srid).toBe(32632);
  });

  it.each(['EPSG:4326', 'http://www.opengis.net/def/crs/EPSG/0/2154', ''])('%j is not', (uri) => {
    expect(() => crsOf(uri, tunisia, 'bbox-crs')).toThrowError(
      expect.objectContaining({ status: 400, parameter: 'bbox-crs' }),
    );
  });
});
