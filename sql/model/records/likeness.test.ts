import { describe, expect, it } from 'vitest';
import { anyOf, coverage, likeness, stemsOf } from './likeness.ts';

describe('what a text is about', () => {
  it('is the beginnings of its words, without those that say nothing', () => {
    expect(stemsOf('La qualité de l’eau dans les barrages')).toEqual(['quali', 'eau', 'barra']);
    expect(stemsOf('ما هي جودة الهواء في المدينة')).toEqual(stemsOf('جودة هواء مدينة'));
    expect(anyOf(stemsOf('the of a'))).toBeNull();
  });

  it('is alike whatever the order, the endings and the small words', () => {
    expect(likeness('Qualité de l’eau du barrage', 'Eaux des barrages : leurs qualités')).toBeGreaterThan(
      0.6,
    );
    expect(likeness('Qualité de l’eau', 'Salaires des agents')).toBe(0);
    expect(likeness('', '')).toBe(0);
  });

  it('is covered by a longer text that holds it', () => {
    expect(coverage(stemsOf('fill of dams'), 'Dams of the country, with their fill each day')).toBe(1);
    expect(coverage(stemsOf('fill of dams'), 'Ports')).toBe(0);
    expect(coverage([], 'x')).toBe(0);
  });
});
