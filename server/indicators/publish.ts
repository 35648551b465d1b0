import type pg from 'pg';
import { type Published, publishComputed, stageComputed } from '../computed/publish.ts';
import { NONE, type Tally } from '../computed/tally.ts';
import type { ComputedValue, Scope } from '../computed/values.ts';
import { markIndicator } from '../outlook/mark.ts';
import type { Surroundings } from './inputs/context.ts';
import { manifestOf } from './layer/manifest.ts';
import { originOf } from './layer/origin.ts';
import { presentPeriod } from './layer/present.ts';
import { markDependents } from './mark.ts';
import { titlesIn } from './surroundings.ts';
import { zoneOf } from './zone.ts';

/** In the tree of a theme indicators stand after the layers that it brings. */
const AFTER_LAYERS = 1000;

/** Values of some features, and what they stand in place of. */
export type Piece = { values: ComputedValue[]; scope: Scope[] };

const publishedAs = (client: pg.PoolClient, around: Surroundings): Published => {
  const { indicator, theme, position } = around;
  const base = around.layers.get(indicator.base)!.manifest;
  return {
    id: indicator.id,
    theme,
    position: AFTER_LAYERS + position,
    base: indicator.base,
    timeZone: zoneOf(indicator.period, around.timeZone),
    manifest: async (no) =>
      manifestOf(indicator, {
        ...{ base, theme, titleOf: titlesIn(around) },
        origin: await originOf(client, around),
        present: await presentPeriod(client, no, indicator.period),
      }),
  };
};

/** Writes a piece that nobody sees yet. */
export const stagePiece = (client: pg.PoolClient, around: Surroundings, piece: Piece): Promise<Tally> =>
  stageComputed(client, publishedAs(client, around), piece.values, piece.scope);

/** Writes the last piece and shows it with those that were staged, in one revision; marks what is made of what changed. */
export const publishPiece = async (
  client: pg.PoolClient,
  around: Surroundings,
  piece: Piece,
  staged: Tally,
): Promise<Tally> => {
  const { id } = around.indicator;
  const outcome = await publishComputed(
    client,
    publishedAs(client, around),
    piece.values,
    piece.scope,
    staged,
  );
  const changed = outcome?.changed ?? NONE;
  await markDependents(client, id, changed.list);
  await markIndicator(client, id, changed.list?.map(({ feature }) => feature) ?? ['']);
  return changed;
};
