import { describe, expect, it } from 'vitest';
import { type Geos, openGeos } from '../geometry/geos.ts';
import type { ReadItem } from '../read/row.ts';
import type { FileInput } from '../theme.ts';
import { groupRows } from './group.ts';

const ROWS: ReadItem[] = [
  ['a', '2025-04-02'],
  ['b', '2025-04-02'],
  ['a', '2025-04-01'],
  ['b', '2025-04-03'],
  ['a', '2025-04-02'],
].map(([dam, day], index) => ({ kind: 'row', row: index + 2, properties: { dam, day }, geometry: null }));

const kept = async (group: FileInput['group'], geos: Geos): Promise<number[]> => {
  const given = async function* () {
    yield* ROWS;
  };
  const rows: number[] = [];
  for await (const item of groupRows(given(), group, geos)) if (item.kind === 'row') rows.push(item.row);
  return rows;
};

describe('the last row of a group', () => {
  const by = (properties: Record<string, unknown>) => String(properties.dam);

  it('is the last in the file where no order is said', async () => {
    expect(await kept({ by, merge: 'last' }, await openGeos())).toEqual([6, 5]);
  });

  it('is the greatest by its order, the later one of equals', async () => {
    const order = (properties: Record<string, unknown>) => String(properties.day);
    expect(await kept({ by, merge: 'last', order }, await openGeos())).toEqual([6, 5]);
    const oldest = (properties: Record<string, unknown>) => (properties.day === '2025-04-01' ? '9' : '0');
    expect(await kept({ by, merge: 'last', order: oldest }, await openGeos())).toEqual([4, 5]);
  });
});
