import { describe, expect, it } from 'vitest';
import { checkRow } from '../sql/model/check-row.ts';
import { sampleTitle, TITLE_PROPERTIES } from './concession.ts';
import { randomOf } from './rows/random.ts';

const titles = Array.from({ length: 200 }, (_, index) =>
  sampleTitle(randomOf(index), `PR-${index}`, { from: 2005, to: 2024, lasts: 10 }, [
    'One SA',
    'Two SA',
    'Six SA',
  ]),
);

describe('a sample title', () => {
  it('passes the checks of a title', () => {
    for (const { properties } of titles) {
      const { findings } = checkRow(TITLE_PROPERTIES, properties, { hasPlace: () => true });
      expect(findings).toEqual([]);
    }
  });

  it('is valid from the day it is granted to the day it expires, and says so', () => {
    for (const { properties, validFrom, validTo } of titles) {
      expect([validFrom, validTo]).toEqual([properties.granted, properties.expires]);
      expect(Number(validTo.slice(0, 4)) - Number(validFrom.slice(0, 4))).toBe(10);
      expect(properties.status === 'expired').toBe(properties.expires < '2025-06-30');
    }
  });

  it('shares out the whole, and to another company', () => {
    for (const { properties } of titles) {
      const { holder, holder_share: share, partners } = properties;
      const rest = Number(/\((\d+) %\)$/.exec(partners ?? '(0 %)')?.[1]);
      expect(share + rest).toBe(100);
      expect(partners ?? '').not.toContain(holder);
    }
  });

  it('leads to nobody’s contract', () => {
    for (const { properties } of titles) expect(properties.contract).toMatch(/^https:\/\/example\.org\//);
  });
});
