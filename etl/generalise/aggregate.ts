import type { Layer } from '../../sql/model/layer.ts';

/**
 * SQL that gathers what a layer's manifest wants of the points in a cell, as an object: `sum_{name}` and `worst_{property}`.
 * It reads them `of` features, under their own names, or `of` finer cells, under the names it gives. Names and values are
 * parameters, from number `first` on; sums are exact (numeric), so that their order is of no account. A cell without
 * any value has no such key.
 */
export const aggregateSql = (
  layer: Layer,
  first: number,
  of: 'features' | 'cells',
): { object: string; values: unknown[] } => {
  const values: unknown[] = [];
  const parameter = (value: unknown, type: string): string => `$${first + values.push(value) - 1}::${type}`;
  const pair = (name: string, to: string, gather: (value: string) => string): string => {
    const key = parameter(to, 'text');
    return `${key}, ${gather(`properties->>${of === 'cells' ? key : parameter(name, 'text')}`)}`;
  };

  const sums = (layer.aggregate?.sum ?? []).map((name) =>
    pair(name, `sum_${name}`, (value) => `sum((${value})::numeric)`),
  );
  const worst = layer.aggregate?.worst;
  const order = worst ? parameter(worst.order, 'text[]') : '';
  const worsts = worst
    ? [
        pair(
          worst.property,
          `worst_${worst.property}`,
          (value) => `(${order})[max(array_position(${order}, ${value}))]`,
        ),
      ]
    : [];
  return { object: `jsonb_strip_nulls(jsonb_build_object(${[...sums, ...worsts].join(', ')}))`, values };
};
