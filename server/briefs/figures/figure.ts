/** A text on a figure. It is set by the template, so that it is shaped and can be searched; a drawing holds none. */
export type Label = {
  /** Points from the left and the top of the figure; of the middle of the line. */
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  tone?: 'muted' | 'strong' | 'bad';
};

/**
 * A drawing in points, as SVG of numbers and colours of ours alone, and the texts on it. `alt` says what it shows to who
 * does not see it.
 */
export type Figure = { width: number; height: number; svg: string; labels: Label[]; alt: string };

/** The colours of documents, the same in the templates (parts.typ). */
export const INK = {
  text: '#1d2730',
  muted: '#5c6770',
  line: '#cfd5d8',
  tint: '#eef2f1',
  accent: '#0b6e63',
  bad: '#b3402a',
  good: '#00785a',
  none: '#c9c6bf',
} as const;

/** A tenth of a point is finer than any printer. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

export const figure = (
  size: { width: number; height: number },
  shapes: readonly string[],
  alt: string,
  labels: Label[] = [],
): Figure => ({
  ...size,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(size.width)} ${px(size.height)}" width="${px(size.width)}" height="${px(size.height)}">${shapes.join('')}</svg>`,
  labels,
  alt,
});

export type Point = readonly [x: number, y: number];

/** A path through points; null is a gap. */
export const pathOf = (points: readonly (Point | null)[]): string => {
  let isJoined = false;
  return points
    .map((point) => {
      const command = isJoined ? 'L' : 'M';
      isJoined = point !== null;
      return point ? `${command}${px(point[0])} ${px(point[1])}` : '';
    })
    .join('');
};

/** Points that stand alone between gaps: a path shows none of them. */
export const alone = (points: readonly (Point | null)[]): Point[] =>
  points.flatMap((point, at) => (point && !points[at - 1] && !points[at + 1] ? [point] : []));
