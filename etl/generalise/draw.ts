import type { Geos } from '../geometry/geos.ts';
import { pixelSize } from '../geometry/mercator.ts';
import type { Shape } from '../geometry/wkb.ts';
import { simplifyLines } from './lines.ts';
import { boxAround } from './measure.ts';
import { LEVEL_TILE_BYTES, type LevelPlan, SIMPLIFY_PIXELS } from './plan.ts';
import { sheetsOf } from './sheets.ts';
import { withoutSmall } from './small.ts';
import type { SourceRow } from './source-rows.ts';
import { openScale } from './weight.ts';

/** What levels are drawn of: lines or polygons, and what a feature weighs in a tile without its geometry. */
export type Brush = { geometry: 'line' | 'polygon'; featureBytes: number; geos: Geos };

/** Shapes of polygons simplified so that those valid at one date go on sharing their borders. */
const simplifySheets = (rows: readonly SourceRow[], area: number, geos: Geos): (Shape | null)[] => {
  const simple: (Shape | null)[] = rows.map(() => null);
  for (const sheet of sheetsOf(rows)) {
    const shapes = geos.simplifyCoverage(
      sheet.map((index) => rows[index]!.shape),
      area,
    );
    for (const [at, index] of sheet.entries()) simple[index] = shapes[at] ?? null;
  }
  return simple;
};

/** Rows with the shapes that a level simplifies them to; neighbours, whose shapes were needed for that only, are gone. */
const simplified = (rows: readonly SourceRow[], plan: LevelPlan, { geometry, geos }: Brush): SourceRow[] => {
  const area = SIMPLIFY_PIXELS * pixelSize(plan.zoom) ** 2;
  const simple =
    geometry === 'line'
      ? simplifyLines(
          rows.map(({ shape }) => shape),
          area,
        )
      : simplifySheets(rows, area, geos);
  return rows.flatMap((row, i) => (row.core && simple[i] ? [{ ...row, shape: simple[i] }] : []));
};

const middleOf = (shape: Shape): readonly [number, number] => {
  const [west, south, east, north] = boxAround(shape);
  return [(west + east) / 2, (south + north) / 2];
};

/** Cells are measured in pixels of the coarsest zoom that the level serves. */
const merged = (rows: readonly SourceRow[], plan: LevelPlan): SourceRow[] => {
  const grain = { pixel: pixelSize(plan.zoom), cell: plan.cell * pixelSize(plan.from) };
  const drawn = withoutSmall(rows, grain);
  return rows.flatMap((row, i) =>
    drawn[i] ? [{ ...row, shape: drawn[i], middle: middleOf(drawn[i]) }] : [],
  );
};

/** What a level shows of a region's own rows: simplified together with their neighbours, small ones merged. */
export const drawRows = (rows: readonly SourceRow[], plan: LevelPlan, brush: Brush): SourceRow[] =>
  merged(simplified(rows, plan, brush), plan);

/** Cells do not grow further: at 64 px a tile holds 64 of them. */
export const LARGEST_CELL = 64;

/** Is the heaviest tile of the coarsest zoom that a level serves heavier than it may be? */
export const isTooHeavy = (rows: readonly SourceRow[], plan: LevelPlan, featureBytes: number): boolean => {
  const scale = openScale(plan.from);
  for (const { shape, middle } of rows) scale.add(shape, middle);
  return scale.heaviest(featureBytes) > LEVEL_TILE_BYTES;
};

/** What a level shows of all rows, with larger cells while a tile is too heavy (shapes that overlap more than fill it). */
export const drawFitting = (rows: readonly SourceRow[], plan: LevelPlan, brush: Brush): SourceRow[] => {
  const simple = simplified(rows, plan, brush);
  for (let cell = plan.cell; ; cell *= 2) {
    const drawn = merged(simple, { ...plan, cell });
    if (cell >= LARGEST_CELL || !isTooHeavy(drawn, plan, brush.featureBytes)) return drawn;
  }
};
