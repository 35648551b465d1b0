import { alone, type Figure, figure, INK, type Point, pathOf, px } from './figure.ts';

const ROOM = 3;

/** A small line without axes, its last value marked; null where there are too few values to be a line. */
export const sparkline = (
  values: readonly (number | null)[],
  alt: string,
  { width, height }: { width: number; height: number } = { width: 84, height: 20 },
): Figure | null => {
  const known = values.filter((value) => value !== null);
  if (known.length < 3) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => ROOM + (at / (values.length - 1)) * (width - 2 * ROOM);
  const y = (value: number) =>
    high === low ? height / 2 : height - ROOM - ((value - low) / (high - low)) * (height - 2 * ROOM);
  const points = values.map((value, at): Point | null => (value === null ? null : [x(at), y(value)]));
  const end = points.findLast((point) => point !== null) as Point;
  return figure(
    { width, height },
    [
      `<path d="${pathOf(points)}" fill="none" stroke="${INK.muted}" stroke-width="1" stroke-linejoin="round"/>`,
      ...alone(points).map(
        ([cx, cy]) => `<circle cx="${px(cx)}" cy="${px(cy)}" r="0.8" fill="${INK.muted}"/>`,
      ),
      `<circle cx="${px(end[0])}" cy="${px(end[1])}" r="2" fill="${INK.accent}"/>`,
    ],
    alt,
  );
};

/** Where a place stands among its peers: the first at the reader's begin. */
export const rankTrack = (rank: number, of: number, { rtl, alt }: { rtl: boolean; alt: string }): Figure => {
  const [width, height] = [58, 9];
  const share = of < 2 ? 0 : (rank - 1) / (of - 1);
  const at = 4 + (rtl ? 1 - share : share) * (width - 8);
  return figure(
    { width, height },
    [
      `<path d="M4 ${height / 2}H${width - 4}" stroke="${INK.line}" stroke-width="1.5" stroke-linecap="round"/>`,
      `<circle cx="${px(at)}" cy="${height / 2}" r="3" fill="${INK.text}"/>`,
    ],
    alt,
  );
};

/** How many are of each class, as parts of one bar in the order of the classes. */
export const classBar = (
  counts: readonly { color: string; count: number }[],
  { rtl, alt }: { rtl: boolean; alt: string },
): Figure => {
  const [width, height] = [96, 9];
  const all = counts.reduce((sum, { count }) => sum + count, 0) || 1;
  let before = 0;
  const parts = counts.map(({ color, count }) => {
    const [from, wide] = [(before / all) * width, (count / all) * width];
    before += count;
    const x = rtl ? width - from - wide : from;
    return `<rect x="${px(x)}" y="0" width="${px(Math.max(0, wide - 0.5))}" height="${height}" fill="${color}"/>`;
  });
  return figure({ width, height }, parts, alt);
};
