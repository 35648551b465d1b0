import type { Column } from './columns.ts';
import { type Commands, commandsOf, pointCommands } from './commands.ts';
import type { TileFeature, TileLayer, TileValue } from './mvt.ts';
import type { TileQuery } from './query.ts';
import type { TileRow } from './rows.ts';
import { readTwkb } from './twkb.ts';

const READ: Record<Column['kind'], (text: string) => TileValue> = {
  text: (text) => text,
  double: (text) => ({ double: Number(text) }),
  whole: (text) => ({ whole: Number(text) }),
  boolean: (text) => text === 'true',
};

const drawingOf = (row: TileRow, kind: TileLayer['kind'], grain: number): Commands =>
  row.shape ? commandsOf(readTwkb(row.shape, kind), grain) : pointCommands(row.x, row.y);

const valuesOf = (row: TileRow, columns: readonly Column[]): TileFeature['values'] =>
  row.values.map((text, index) => (text === null ? null : READ[(columns[index] as Column).kind](text)));

/**
 * The layer of a tile that rows make. Coordinates are rounded to the grain (tile units); what has nothing left to draw
 * then is left out.
 */
export const layerOf = (
  name: string,
  kind: TileLayer['kind'],
  query: Pick<TileQuery, 'columns'>,
  rows: readonly TileRow[],
  grain = 1,
): TileLayer => {
  const features: TileFeature[] = [];
  for (const row of rows) {
    const commands = drawingOf(row, kind, grain);
    if (commands.length > 0) features.push({ id: row.id, commands, values: valuesOf(row, query.columns) });
  }
  return { name, kind, keys: query.columns.map(({ key }) => key), features };
};
