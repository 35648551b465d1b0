import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Draw } from '../draw.ts';
import type { Text } from '../text.ts';
import { colorOf, NO_DATA, type Scheme } from './palette.ts';
import { rampColors } from './ramp.ts';

/** A class of a drawing: its colour and what it means. The style and the legend are both made of these. */
export type DrawnClass =
  | { kind: 'value'; color: string; title: Text; value: string }
  | { kind: 'range'; color: string; from: number | null; to: number | null }
  | { kind: 'other'; color: string };

const LARGEST_RADIUS = 22;
const SMALLEST_RADIUS = 3.5;

type Category = Extract<Draw, { kind: 'category' }>;

const categoryClasses = (draw: Pick<Category, 'classes'>, scheme: Scheme): DrawnClass[] =>
  draw.classes.map(({ value, title, color }) => ({
    kind: 'value',
    value,
    title,
    color: colorOf(color, scheme),
  }));

/** The classes of a drawing; none for one in a single colour. */
export const classesOf = (draw: Draw, scheme: Scheme): DrawnClass[] => {
  switch (draw.kind) {
    case 'single':
      return [];
    case 'category':
      return categoryClasses(draw, scheme);
    case 'proportional':
      return draw.category ? categoryClasses(draw.category, scheme) : [];
    case 'choropleth':
      return rampColors(draw.ramp, draw.breaks.length + 1, draw.reverse).map((color, index) => ({
        kind: 'range',
        color,
        from: draw.breaks[index - 1] ?? null,
        to: draw.breaks[index] ?? null,
      }));
  }
};

const match = (
  property: string,
  draw: Pick<Category, 'classes'>,
  scheme: Scheme,
  otherwise = NO_DATA[scheme],
): ExpressionSpecification =>
  [
    'match',
    ['coalesce', ['get', property], ''],
    ...categoryClasses(draw, scheme).flatMap((one) => (one.kind === 'value' ? [one.value, one.color] : [])),
    otherwise,
  ] as unknown as ExpressionSpecification;

const steps = (draw: Extract<Draw, { kind: 'choropleth' }>, scheme: Scheme): ExpressionSpecification => {
  const [first, ...rest] = classesOf(draw, scheme);
  const stops = rest.flatMap((one) => (one.kind === 'range' ? [one.from, one.color] : []));
  return [
    'case',
    ['==', ['typeof', ['get', draw.property]], 'number'],
    ['step', ['get', draw.property], first?.color, ...stops],
    NO_DATA[scheme],
  ] as unknown as ExpressionSpecification;
};

/** The colour of a feature. */
export const colorExpression = (draw: Draw, scheme: Scheme): string | ExpressionSpecification => {
  switch (draw.kind) {
    case 'single':
      return colorOf(draw.color, scheme);
    case 'category':
      return match(draw.property, draw, scheme);
    case 'choropleth':
      return steps(draw, scheme);
    case 'proportional':
      return draw.category
        ? match(draw.category.property, draw.category, scheme, colorOf(draw.color, scheme))
        : colorOf(draw.color, scheme);
  }
};

/** The colour of a cell of points by its worst class, where the drawing is by that class; else the drawing's plain one. */
export const clusterColor = (
  draw: Draw,
  worst: string | undefined,
  scheme: Scheme,
): string | ExpressionSpecification => {
  if (draw.kind === 'category' && draw.property === worst) return match(`worst_${worst}`, draw, scheme);
  return colorOf(draw.kind === 'single' || draw.kind === 'proportional' ? draw.color : 'grey', scheme);
};

/** Radius in pixels of a value: the area grows with it (Flannery's correction left out, so that the legend reads true). */
export const radiusOf = (value: number, max: number): number =>
  Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(Math.max(0, value) / max));

export const radiusExpression = (draw: Draw): number | ExpressionSpecification =>
  draw.kind === 'proportional'
    ? [
        'max',
        SMALLEST_RADIUS,
        [
          '*',
          LARGEST_RADIUS,
          ['sqrt', ['/', ['max', 0, ['to-number', ['get', draw.property], 0]], draw.max]],
        ],
      ]
    : 5.5;
