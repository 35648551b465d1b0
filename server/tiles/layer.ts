import { commandsOf, pointCommands } from './commands.ts';
import type { TileFeature, TileLayer, TileValue } from './mvt.ts';
import type { Column, TileQuery } from './query.ts';
import type { TileRow } from './rows.ts';
import { readTwkb } from './twkb.ts';

const READ: Record<Column['kind'], (text: string) => TileValue> = {
  text: (text) => text,
  double: (text) => ({ double: Number(text) }),
  whole: (text) => ({ whole: Number(text) }),
  boolean: (text) => text === 'true',
};

const featureOf = (row: TileRow, query: TileQuery, kind: TileLayer['kind']): TileFeature => ({
  id: row.id,
  commands: row.shape
    ? commandsOf(readTwkb(row.shape, kind))
    : query.geometry === 'xy'
      ? pointCommands(row.x, row.y)
      : [],
  values: row.values.map((text, index) =>
    text === null ? null : READ[query.columns[index]?.kind ?? 'text'](text),
  ),
});

/** The layer of a tile that rows make; what has nothing left to draw is left out. */
export const layerOf = (
  name: string,
  kind: TileLayer['kind'],
  query: TileQuery,
  rows: readonly TileRow[],
): TileLayer => ({
  name,
  kind,
  keys: query.columns.map(({ key }) => key),
  features: rows.map((row) => featureOf(row, query, kind)).filter((feature) => feature.commands.length > 0),
});
