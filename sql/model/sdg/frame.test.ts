import { describe, expect, it } from 'vitest';
import { goalOf, SDG_GOALS, SDG_INDICATORS, SDG_TARGETS, sdgIndicator, targetOf } from './frame.ts';
import { SdgGoal } from './shape.ts';

/** How many targets and indicators each goal has in the global framework as refined in 2020 (E/CN.3/2020/2, annex). */
const COUNTS: Record<string, [targets: number, indicators: number]> = {
  6: [8, 11],
  11: [10, 15],
  12: [11, 13],
  13: [5, 8],
  14: [10, 10],
  15: [12, 14],
  16: [12, 24],
};

describe('the goals that are declared', () => {
  it('are whole: as many targets and indicators as the United Nations have', () => {
    const counted = SDG_GOALS.map(({ id, targets }) => [
      id,
      [targets.length, targets.flatMap(({ indicators }) => indicators).length],
    ]);
    expect(Object.fromEntries(counted)).toEqual(COUNTS);
  });

  it('are of their shape, each number once and below its own', () => {
    for (const goal of SDG_GOALS) {
      SdgGoal.parse(goal);
      for (const target of goal.targets) {
        expect(target.id.startsWith(`${goal.id}.`)).toBe(true);
        target.indicators.forEach(({ id }, at) => void expect(id).toBe(`${target.id}.${at + 1}`));
      }
    }
    const ids = [...SDG_GOALS, ...SDG_TARGETS, ...SDG_INDICATORS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are said in each language by its own letters', () => {
    for (const { id, title } of [...SDG_GOALS, ...SDG_TARGETS, ...SDG_INDICATORS]) {
      expect([id, /^[^a-zA-Z]+$/.test(title.ar.replaceAll('pH', ''))]).toEqual([id, true]);
      expect([id, /[؀-ۿ]/.test(title.fr + title.en)]).toEqual([id, false]);
      expect([id, title.fr === title.en, title.fr.includes("'")]).toEqual([id, false, false]);
    }
  });

  it('are found by number', () => {
    expect(sdgIndicator('6.4.2')?.title.en).toMatch(/water stress/);
    expect(sdgIndicator('6.4.9')).toBeNull();
    expect(targetOf('16.10.2')?.id).toBe('16.10');
    expect(targetOf('11.c')?.indicators).toEqual([]);
    expect(goalOf('1.1')).toBeNull();
    expect(goalOf('16.10.2')?.id).toBe('16');
  });
});
