import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { clean, headerFault } from './clean.ts';
import { openHold } from './hold.ts';
import { shrunk, upright } from './pixels.ts';
import { orientationOf, recognise } from './recognise.ts';

/** A picture with a red corner above left, else blue. */
const pixels = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) {
    const isCorner = at % width < width / 2 && at < (width * height) / 2;
    data.set(isCorner ? [255, 0, 0] : [0, 0, 255], at * 4);
  }
  return { width, height, data };
};
const isRed = ({ width, data }: { width: number; data: Uint8Array }, x: number, y: number): boolean =>
  data[(y * width + x) * 4]! > 200 && data[(y * width + x) * 4 + 2]! < 60;

/** An Exif segment that says which way up, and where the picture was taken. */
const exif = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(60);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  tiff.write('GPS 36.8 N 10.2 E', 30, 'latin1');
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const photo = (orientation = 1): Buffer => {
  const made = jpeg.encode(pixels(64, 32), 95).data;
  return Buffer.concat([
    made.subarray(0, 2),
    exif(orientation),
    made.subarray(2),
    Buffer.from('hidden after the end'),
  ]);
};
const png = (): Buffer => {
  const { width, height, data } = pixels(16, 16);
  const made = new PNG({ width, height });
  made.data = data;
  return PNG.sync.write(made);
};

describe('a file', () => {
  it('is what its content says, whatever it is called', () => {
    expect(recognise(photo())).toEqual({ type: 'image/jpeg', pixels: { width: 64, height: 32 } });
    expect(recognise(png())).toEqual({ type: 'image/png', pixels: { width: 16, height: 16 } });
    expect(recognise(Buffer.from('%PDF-1.7\n...\n%%EOF\n'))).toEqual({
      type: 'application/pdf',
      pixels: null,
    });
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a program', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
    ['an archive', 'PK\u0003\u0004 and so on'],
    ['a program', '\u007fELF'],
    ['nothing', ''],
    ['the beginning of a PDF', '%PDF-1.7'],
  ])('that is %s is refused', (_, content) => {
    expect(headerFault(Buffer.from(content, 'latin1'))).toBe('no-such-type');
  });

  it('that would fill the memory is refused by its header, unopened', () => {
    const bomb = Buffer.from(png());
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    const before = process.memoryUsage().rss;
    expect([headerFault(bomb), clean(bomb)]).toEqual([
      'too-many-pixels',
      { ok: false, reason: 'too-many-pixels' },
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(20e6);
  });

  it('that is broken is told as such', () => {
    const broken = Buffer.from(png());
    broken.fill(7, 45);
    expect(clean(broken)).toEqual({ ok: false, reason: 'broken' });
    expect(clean(photo().subarray(0, 200))).toMatchObject({ ok: false });
  });

  it('whose pixels are more than its header says gives no more than that', () => {
    // Ten thousand rows in a picture of one: what inflates beyond the size is not inflated.
    const { width, height, data } = pixels(1000, 1000);
    const made = new PNG({ width, height });
    made.data = data;
    const file = Buffer.from(PNG.sync.write(made));
    file.writeUInt32BE(1, 20);
    expect(clean(file).ok).toBe(false);
  });
});

describe('what is held of files that come', () => {
  it('is bounded by bytes: who sends nothing keeps nobody out, one sender not those of others', async () => {
    const hold = openHold({ bytes: 100 });
    const gone: (() => void)[] = [];
    const coming = (sender: string, bytes: number) =>
      hold(sender, async (held) => {
        held(bytes);
        await new Promise<void>((resolve) => gone.push(resolve));
      });
    const slow = Array.from({ length: 500 }, () => coming('slow', 0));
    const one = [coming('one', 30), coming('one', 20)];
    await expect(coming('one', 1)).rejects.toMatchObject({ status: 503, code: 'busy-files' });
    const others = [coming('two', 40), coming('three', 10)];
    await expect(coming('four', 1)).rejects.toMatchObject({ status: 503 });
    for (const resolve of gone) resolve();
    await Promise.all([...slow, ...one, ...others]);
    const again = coming('one', 50);
    gone.at(-1)!();
    await again;
  });
});

describe('a picture made anew', () => {
  it('has nothing of what it carried beside its pixels', () => {
    const kept = clean(photo());
    expect(kept).toMatchObject({ ok: true, type: 'image/jpeg' });
    const content = kept.ok ? kept.content.toString('latin1') : '';
    for (const part of ['Exif', 'GPS', 'hidden']) expect(content).not.toContain(part);
  });

  // Where the red corner, above left in what is stored, is to be seen.
  it.each([
    [1, 64, 32, 4, 4],
    [2, 64, 32, 60, 4],
    [3, 64, 32, 60, 28],
    [4, 64, 32, 4, 28],
    [5, 32, 64, 4, 4],
    [6, 32, 64, 28, 4],
    [7, 32, 64, 28, 60],
    [8, 32, 64, 4, 60],
  ])('stands the way up that orientation %d says', (orientation, width, height, x, y) => {
    expect(orientationOf(photo(orientation))).toBe(orientation);
    const kept = clean(photo(orientation));
    const picture = jpeg.decode(kept.ok ? kept.content : Buffer.alloc(0), { useTArray: true });
    expect([picture.width, picture.height, isRed(picture, x, y)]).toEqual([width, height, true]);
    expect(isRed(picture, width - 1 - x, height - 1 - y)).toBe(false);
  });

  it('is as large as it was, or smaller: each pixel the mean of those that it stands for', () => {
    const small = shrunk(
      {
        width: 4,
        height: 2,
        data: Uint8Array.from([0, 4, 8, 12, 16, 20, 24, 28].flatMap((value) => [value, 0, 0, 255])),
      },
      2,
    );
    expect([small.width, small.height, small.data[0], small.data[4]]).toEqual([2, 1, 10, 18]);
    const line = shrunk({ width: 6000, height: 1, data: new Uint8Array(24_000) }, 2560);
    expect([line.width, line.height]).toEqual([2000, 1]);
    const same = pixels(8, 8);
    expect(shrunk(same, 8)).toBe(same);
    expect(upright(same, 9)).toBe(same);
  });
});
