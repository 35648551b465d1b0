import type { Told } from './csv.ts';

type Cursor = { lot: AsyncIterator<Told[]>; rows: readonly Told[]; at: number; isOver: boolean };

const fill = async (cursor: Cursor): Promise<void> => {
  while (!cursor.isOver && cursor.at >= cursor.rows.length) {
    const { done, value } = await cursor.lot.next();
    Object.assign(cursor, { rows: done ? [] : value, at: 0, isOver: done === true });
  }
};

const timeOf = ({ rows, at }: Cursor): number => rows[at]?.at.getTime() ?? Number.POSITIVE_INFINITY;

const take = (cursor: Cursor, now: number): Told | null => {
  if (timeOf(cursor) !== now) return null;
  const row = cursor.rows[cursor.at] ?? null;
  cursor.at += 1;
  return row;
};

/**
 * Lots of rows, each in the order of time, side by side: a row a moment, with what every lot says then (null: nothing). As many
 * at a time as are known of all lots, so that no more of any is in memory than a piece.
 */
export const sideBySide = async function* (
  lots: readonly AsyncIterable<Told[]>[],
): AsyncGenerator<(Told | null)[][]> {
  const cursors = lots.map(
    (lot): Cursor => ({ lot: lot[Symbol.asyncIterator](), rows: [], at: 0, isOver: false }),
  );
  for (;;) {
    for (const cursor of cursors) await fill(cursor);
    const open = cursors.filter(({ isOver }) => !isOver);
    if (open.length === 0) return;
    const rows: (Told | null)[][] = [];
    while (open.every(({ rows: own, at }) => at < own.length)) {
      const now = Math.min(...open.map(timeOf));
      rows.push(cursors.map((cursor) => take(cursor, now)));
    }
    yield rows;
  }
};
