import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sdgIndicator } from '../sql/model/sdg/frame.ts';
import { useDb } from '../tests/harness/use-db.ts';
import { loadPolicies, packedPolicies } from './policies.ts';
import { REGISTRY } from './themes/index.ts';

const STARTER = fileURLToPath(new URL('../fixtures/starter', import.meta.url));
const world = useDb();

it('the documents of the starter pack are samples, and speak of what there is', () => {
  const indicators = new Set(REGISTRY.flatMap((theme) => (theme.indicators ?? []).map(({ id }) => id)));
  const packed = packedPolicies(STARTER);
  expect(packed.length).toBeGreaterThan(1);
  for (const { id, isSample, theme, content } of packed) {
    expect([id, isSample]).toEqual([id, true]);
    expect(REGISTRY.map((one) => one.id)).toContain(theme);
    const named = [...content.indicators, ...content.targets.map(({ indicator }) => indicator)];
    expect(named.filter((one) => !indicators.has(one) && !sdgIndicator(one))).toEqual([]);
  }
});

it('are published once, and stay away where somebody removed them', async () => {
  const all = packedPolicies(STARTER).length;
  expect(await loadPolicies(world.db, STARTER)).toBe(all);
  expect(await loadPolicies(world.db, STARTER)).toBe(0);
  const { rows } = await world.db.pool.query<{ open: boolean }>(
    `select (comments_until - comments_from) = 45 as open from policy where state = 'published' order by 1 nulls last`,
  );
  expect(rows.map(({ open }) => open)).toEqual([true, null]);
});
