import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GOVERNORATES, governorateNamed, governorateOf } from './governorates.ts';

const crosswalk = new URL('../fixtures/starter/crosswalk-governorates.csv', import.meta.url);

describe('the crosswalk of governorates', () => {
  it('has 24, each code and name once', () => {
    for (const part of ['ins', 'iso', 'geonames'] as const) {
      expect(new Set(GOVERNORATES.map((each) => each[part])).size).toBe(24);
    }
    expect(new Set(GOVERNORATES.map(({ name }) => name.ar)).size).toBe(24);
  });

  it('says what the starter pack’s table says', () => {
    const [, ...lines] = readFileSync(crosswalk, 'utf8').trim().split('\n');
    const table = lines.map((line) => line.split(','));
    expect(table.map(([ins, iso, geonames, , ar, fr, en]) => [ins, iso, geonames, ar, fr, en])).toEqual(
      GOVERNORATES.map(({ ins, iso, geonames, name }) => [ins, iso, geonames, name.ar, name.fr, name.en]),
    );
  });

  it('keeps apart the code that INS and ISO give Bizerte', () => {
    expect(governorateOf('17')).toMatchObject({ iso: 'TN-23', name: { fr: 'Bizerte' } });
    expect(governorateOf('23')?.name.en).toBe('El Kef');
    expect(governorateOf('99')).toBeUndefined();
    expect(governorateOf(null)).toBeUndefined();
  });

  it.each([
    ['Béja', '21'],
    ['BEJA', '21'],
    ['Kef', '23'],
    ['Al-Munastir', '32'],
    ['Mannouba', '14'],
    ['منوبة', '14'],
    ['Gabès', '51'],
    ['Toronto', null],
    [null, null],
  ])('finds %j as %j', (name, ins) => {
    expect(governorateNamed(name)).toBe(ins);
  });
});
