/** A picture in memory: four bytes a pixel, red, green, blue, alpha, row by row. */
export type Pixels = { width: number; height: number; data: Uint8Array };

/** Where a pixel of the upright picture stands in one of an orientation (TIFF 6.0): `x` and `y` of the source. */
const SOURCE: Record<number, (x: number, y: number, width: number, height: number) => [number, number]> = {
  2: (x, y, width) => [width - 1 - x, y],
  3: (x, y, width, height) => [width - 1 - x, height - 1 - y],
  4: (x, y, _, height) => [x, height - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _, height) => [y, height - 1 - x],
  7: (x, y, width, height) => [width - 1 - y, height - 1 - x],
  8: (x, y, width) => [width - 1 - y, x],
};

/** A picture the way up that its orientation says. */
export const upright = (picture: Pixels, orientation: number): Pixels => {
  const source = SOURCE[orientation];
  if (!source) return picture;
  const isTurned = orientation >= 5;
  const [width, height] = isTurned ? [picture.height, picture.width] : [picture.width, picture.height];
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height);
  const data = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [sx, sy] = source(x, y, picture.width, picture.height);
      data[y * width + x] = from[sy * picture.width + sx]!;
    }
  return { width, height, data: new Uint8Array(data.buffer) };
};

/** A picture whose longer side has at most so many pixels: each is the mean of those that it stands for. */
export const shrunk = (picture: Pixels, most: number): Pixels => {
  const factor = Math.ceil(Math.max(picture.width, picture.height) / most);
  if (factor <= 1) return picture;
  const width = Math.max(1, Math.floor(picture.width / factor));
  const height = Math.max(1, Math.floor(picture.height / factor));
  const data = new Uint8Array(width * height * 4);
  const wide = Math.min(factor, picture.width);
  const high = Math.min(factor, picture.height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let part = 0; part < 4; part++) {
        let sum = 0;
        for (let down = 0; down < high; down++)
          for (let along = 0; along < wide; along++)
            sum += picture.data[((y * factor + down) * picture.width + x * factor + along) * 4 + part]!;
        data[(y * width + x) * 4 + part] = Math.round(sum / (wide * high));
      }
  return { width, height, data };
};
