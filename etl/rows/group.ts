import { checkShape } from '../check/shape.ts';
import { checkValidity } from '../check/validity.ts';
import type { Geos } from '../geometry/geos.ts';
import type { Shape } from '../geometry/wkb.ts';
import type { ReadItem } from '../read/row.ts';
import type { FileInput } from '../theme.ts';

type Row = Extract<ReadItem, { kind: 'row' }>;
type Group = NonNullable<FileInput['group']>;

const WORLD = [-180, -90, 180, 90] as const;

/** The row's polygons, fit to be united; null where the checks to come will refuse them. */
const polygonsOf = (row: Row, geos: Geos): Shape | null => {
  const checked = checkShape(row.geometry, 'polygon', WORLD);
  return checked.kind === 'shape' ? checkValidity(checked.shape, geos).shape : null;
};

/**
 * One row of many: the properties and number of the first, the union of all polygons. Rows that cannot be united come
 * for themselves, so that the checks name them.
 */
const dissolve = function* (rows: readonly Row[], geos: Geos): Generator<Row> {
  if (rows.length === 1) return yield* rows;
  const shapes: Shape[] = [];
  const sound: Row[] = [];
  for (const row of rows) {
    const shape = polygonsOf(row, geos);
    if (shape) shapes.push(shape);
    if (shape) sound.push(row);
    else yield row;
  }
  if (sound[0]) yield { ...sound[0], geometry: geos.dissolve(shapes) };
};

/** Of two rows with the same place in the order, the one that comes later in the file counts. */
const isLater = (item: Row, than: Row, { order }: Group): boolean =>
  !order || order(item.properties) >= order(than.properties);

/** Rows by the key of their feature, keys in the order they are first met; problems are passed on as they come. */
const collected = async function* (
  items: AsyncIterable<ReadItem>,
  group: Group,
  into: Map<string, Row[]>,
): AsyncGenerator<ReadItem> {
  for await (const item of items) {
    if (item.kind === 'problem') yield item;
    else {
      const key = group.by(item.properties);
      const earlier = into.get(key);
      if (!earlier || (group.merge === 'last' && isLater(item, earlier[0]!, group))) into.set(key, [item]);
      else if (group.merge === 'dissolve') earlier.push(item);
    }
  }
};

/**
 * Makes one row of the rows of one feature, if the input declares how: `last` keeps the last one, in memory one row for
 * each feature; `dissolve` unites their polygons, with all rows in memory. Without a group rows pass one by one.
 */
export const groupRows = async function* (
  items: AsyncIterable<ReadItem>,
  group: Group | undefined,
  geos: Geos,
): AsyncGenerator<ReadItem> {
  if (!group) return yield* items;
  const groups = new Map<string, Row[]>();
  yield* collected(items, group, groups);
  for (const rows of groups.values()) yield* dissolve(rows, geos);
};
