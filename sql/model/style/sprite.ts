import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { ICONS, type Icon } from '../icon.ts';
import { ICON_PATHS } from './icon-paths.ts';
import { BASE, type Scheme } from './palette.ts';

/** Name of the sprite, below `/sprites`. It serves both looks. */
export const SPRITE = 'biatouna';
/** Icons are drawn in two inks, whichever is read better on the colour below. */
export const INKS = { pale: '#ffffff', deep: '#10171d' } as const;
type Ink = keyof typeof INKS;

const ICON_SIDE = 15;
/** Lines at 45 degrees that meet at the edges. */
const HATCH_SIDE = 8;
const HATCH = 'M-2 2L2-2M-2 10L10-2M6 10L10 6';
const GAP = 2;

const linear = (part: string): number => {
  const value = Number.parseInt(part, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of a hex colour, 0 to 1 (WCAG 2.2). */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(color.slice(at, at + 2)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The ink that contrasts more with a hex colour. */
export const inkOn = (color: string): Ink => {
  const light = luminance(color);
  return 1.05 / (light + 0.05) >= (light + 0.05) / (luminance(INKS.deep) + 0.05) ? 'pale' : 'deep';
};

export const imageOf = (icon: Icon, ink: Ink): string => `${icon}-${ink}`;
export const hatchOf = (scheme: Scheme): string => `hatch-${scheme}`;

/** The image of an icon on each colour that an expression may give. */
export const iconExpression = (
  icon: Icon,
  color: string | ExpressionSpecification,
): string | ExpressionSpecification => {
  const swap = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(swap);
    return typeof part === 'string' && /^#[0-9a-f]{6}$/i.test(part) ? imageOf(icon, inkOn(part)) : part;
  };
  return swap(color) as string | ExpressionSpecification;
};

type Image = { name: string; side: number; body: string };

const images: readonly Image[] = [
  ...ICONS.flatMap((icon) =>
    (['pale', 'deep'] as const).map((ink) => ({
      name: imageOf(icon, ink),
      side: ICON_SIDE,
      body: `<path fill="${INKS[ink]}" d="${ICON_PATHS[icon]}"/>`,
    })),
  ),
  ...(['light', 'dark'] as const).map((scheme) => ({
    name: hatchOf(scheme),
    side: HATCH_SIDE,
    // Each line has an edge in the other tone, so that it is seen on pale and on dark fills.
    body:
      `<path stroke="${BASE[scheme].halo}" stroke-width="2.6" d="${HATCH}"/>` +
      `<path stroke="${BASE[scheme].label}" stroke-width="1.1" d="${HATCH}"/>`,
  })),
];

const COLUMNS = 8;
const cell = ICON_SIDE + GAP;
const placed = images.map((image, index) => ({
  ...image,
  x: (index % COLUMNS) * cell,
  y: Math.floor(index / COLUMNS) * cell,
}));

/** Where each image lies on the sheet, in its pixels, as MapLibre's sprite index has it. */
export const spriteIndex = (pixelRatio: number) =>
  Object.fromEntries(
    placed.map(({ name, side, x, y }) => [
      name,
      {
        x: x * pixelRatio,
        y: y * pixelRatio,
        width: side * pixelRatio,
        height: side * pixelRatio,
        pixelRatio,
      },
    ]),
  );

/** All images on one sheet, as SVG in pixels of a plain screen. */
export const spriteSheet = (): string => {
  const height = Math.ceil(images.length / COLUMNS) * cell;
  const parts = placed.map(
    ({ x, y, side, body }) =>
      `<svg x="${x}" y="${y}" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">${body}</svg>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMNS * cell}" height="${height}">${parts.join('')}</svg>`;
};
