import { describe, expect, it } from 'vitest';
import { coastBetween, isOnLand, landPointNear } from './coast.ts';
import { text } from './declare.ts';
import { governorateOf } from './governorates.ts';
import { randomOf } from './rows/random.ts';
import { SAMPLE_TOWNS, sampleName, townNamed } from './sample-towns.ts';

describe('the mainland', () => {
  it('has the towns on it, but for those on an island or at the water’s edge', () => {
    const wet = SAMPLE_TOWNS.filter(({ at }) => !isOnLand(at)).map(({ name }) => name.fr);
    expect(wet).toEqual(['Houmt Souk', 'Ghar el-Melh']);
  });

  it.each([
    ['the gulf of Gabès', [10.6, 34.1]],
    ['the gulf of Hammamet', [10.9, 36.2]],
    ['north of Bizerte', [9.8, 37.5]],
    ['Sicily', [13, 37.6]],
    ['Libya', [12.5, 32.5]],
  ])('has not %s', (_, position) => {
    expect(isOnLand(position)).toBe(false);
  });

  it('keeps what is thrown near a coastal town dry', () => {
    const random = randomOf(4);
    const thrown = Array.from({ length: 100 }, () => landPointNear(random, townNamed('Sousse').at, 9));
    expect(thrown.every(({ coordinates }) => isOnLand(coordinates))).toBe(true);
  });
});

describe('a stretch of coast', () => {
  it('is the same from either end', () => {
    const there = coastBetween([10.72, 36.44], [10.48, 36.2]);
    expect(there.length).toBeGreaterThan(3);
    expect(coastBetween([10.48, 36.2], [10.72, 36.44])).toEqual(there);
  });
});

describe('the towns of samples', () => {
  it('lie in governorates that there are, every one of them', () => {
    const codes = new Set(SAMPLE_TOWNS.map(({ governorate }) => governorate));
    expect(codes.size).toBe(24);
    for (const code of codes) expect(governorateOf(code)).toBeDefined();
  });

  it('name what is near them as a sample, in three languages', () => {
    expect(sampleName(text('بئر', 'Puits', 'Well'), townNamed('Gafsa'))).toEqual({
      name_ar: 'بئر (عيّنة، قفصة)',
      name_fr: 'Puits (exemple, Gafsa)',
      name_en: 'Well (sample, Gafsa)',
    });
    expect(() => townNamed('Atlantis')).toThrow('Atlantis');
  });
});
