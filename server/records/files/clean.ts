import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { FileType } from '../../../sql/model/records/file.ts';
import { type Pixels, shrunk, upright } from './pixels.ts';
import { orientationOf, recognise } from './recognise.ts';

/** Pictures of more are not opened: their pixels would fill the memory of the process that looks at them. */
export const MOST_PIXELS = 25_000_000;
/** The longer side of what is kept: more than a screen shows, and small enough for a slow line. */
const MOST_SIDE = 2560;
const JPEG_QUALITY = 85;
const DECODER_MB = 600;

/** Why a file is refused. */
export const FILE_REFUSALS = ['no-such-type', 'too-many-pixels', 'broken'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

export type Cleaned = { ok: true; type: FileType; content: Buffer } | { ok: false; reason: FileRefusal };

/** What a header alone says against a file; the picture is not opened. */
export const headerFault = (file: Buffer): FileRefusal | null => {
  const found = recognise(file);
  if (!found) return 'no-such-type';
  if (!found.pixels) return null;
  const { width, height } = found.pixels;
  if (width === 0 || height === 0) return 'broken';
  return width * height > MOST_PIXELS ? 'too-many-pixels' : null;
};

const DECODE: Record<Exclude<FileType, 'application/pdf'>, (file: Buffer) => Pixels> = {
  'image/jpeg': (file) =>
    jpeg.decode(file, {
      useTArray: true,
      maxResolutionInMP: MOST_PIXELS / 1e6,
      maxMemoryUsageInMB: DECODER_MB,
    }),
  'image/png': (file) => {
    const { width, height, data } = PNG.sync.read(file);
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  },
};

const encoded = (type: FileType, picture: Pixels): Buffer => {
  const { width, height } = picture;
  const data = Buffer.from(picture.data.buffer, picture.data.byteOffset, picture.data.length);
  if (type === 'image/jpeg') return jpeg.encode({ width, height, data }, JPEG_QUALITY).data;
  const png = new PNG({ width, height });
  png.data = data;
  return PNG.sync.write(png);
};

/**
 * A file as it may be kept: a picture is opened and made anew from its pixels, the right way up, so that nothing else that it
 * carried (place, camera, thumbnails, text, what follows its end) goes on; a PDF stays as it is. Decoders throw at what is
 * broken, which is told as such. Runs in a job's process, whose memory is watched.
 */
export const clean = (file: Buffer): Cleaned => {
  const reason = headerFault(file);
  if (reason) return { ok: false, reason };
  const { type } = recognise(file)!;
  if (type === 'application/pdf') return { ok: true, type, content: file };
  try {
    const orientation = type === 'image/jpeg' ? orientationOf(file) : 1;
    const picture = upright(shrunk(DECODE[type](file), MOST_SIDE), orientation);
    return { ok: true, type, content: encoded(type, picture) };
  } catch {
    return { ok: false, reason: 'broken' };
  }
};
