import type { Page } from 'playwright-core';

/** Cells across and down: coarse enough that letters and edges do not count, fine enough for a theme's colours. */
export const ACROSS = 32;
export const DOWN = 24;
/** Steps of 256 that a cell's mean may be off by the way software draws. A circle of 11 px in a cell of 20 is more. */
const STEPS = 6;
/** Share of cells that may be further off: a label that went to the other side. */
export const SHARE = 0.006;

/** A picture as the mean colour of each cell, two hexadecimal digits each for red, green and blue, row by row. */
export const gridOf = (page: Page, png: Buffer): Promise<string> =>
  page.evaluate(
    async ({ source, width, height }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return '';
      context.drawImage(image, 0, 0);
      // No named function in here: tsx would call a helper of its own for it, which the page has not.
      const wide = Math.floor(image.width / width);
      const high = Math.floor(image.height / height);
      return Array.from({ length: width * height }, (_, at) => {
        const { data } = context.getImageData((at % width) * wide, Math.floor(at / width) * high, wide, high);
        return [0, 1, 2]
          .map((channel) => data.filter((_, index) => index % 4 === channel))
          .map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)
          .map((mean) => Math.round(mean).toString(16).padStart(2, '0'))
          .join('');
      }).join('');
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, width: ACROSS, height: DOWN },
  );

/** The share of cells, 0 to 1, that differ visibly between two pictures; all of them where the sizes differ. */
export const differing = (a: string, b: string): number => {
  if (a.length !== b.length || a.length === 0) return 1;
  const value = (text: string, at: number): number => Number.parseInt(text.slice(at, at + 2), 16);
  let cells = 0;
  for (let at = 0; at < a.length; at += 6)
    if ([at, at + 2, at + 4].some((one) => Math.abs(value(a, one) - value(b, one)) > STEPS)) cells += 1;
  return (cells * 6) / a.length;
};
