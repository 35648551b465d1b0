import { expect, it } from 'vitest';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ onlyReads: true });

/** Width and height of a PNG (RFC 2083, 4.1.1). */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

it.each(['', '@2x'])(
  'the sprite that the style names is there, and its images lie on the sheet%s',
  async (fine) => {
    const { sprite } = (await (await world.get('/styles/dark.json')).json()) as { sprite: string };
    const index = await fetch(`${sprite}${fine}.json`);
    const sheet = await fetch(`${sprite}${fine}.png`);
    expect([index.status, sheet.status]).toEqual([200, 200]);
    expect(sheet.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await sheet.arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = sizeOf(png);
    const images = Object.values((await index.json()) as Record<string, Record<string, number>>);
    for (const { x = 0, y = 0, width: w = 0, height: h = 0, pixelRatio } of images) {
      expect(pixelRatio).toBe(fine ? 2 : 1);
      expect(x + w <= width && y + h <= height).toBe(true);
    }
    const again = await fetch(`${sprite}${fine}.png`, {
      headers: { 'If-None-Match': sheet.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  },
);

it.each(['/sprites/other.json', '/sprites/biatouna@3x.png', '/sprites/biatouna@1x.json'])(
  '%s is not found',
  async (path) => {
    expect((await world.get(path)).status).toBe(404);
  },
);
