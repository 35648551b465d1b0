import type { FileType } from '../../../sql/model/records/file.ts';

/** What a file is, by its content; of pictures their size in pixels. */
export type Recognised = { type: FileType; pixels: { width: number; height: number } | null };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const pngOf = (file: Buffer): Recognised | null => {
  if (file.length < 33 || !file.subarray(0, 8).equals(PNG) || file.toString('latin1', 12, 16) !== 'IHDR')
    return null;
  return { type: 'image/png', pixels: { width: file.readUInt32BE(16), height: file.readUInt32BE(20) } };
};

/** Segments of a JPEG up to the picture itself: marker, and where its content begins and ends (ITU-T T.81, annex B). */
export const jpegSegments = function* (
  file: Buffer,
): Generator<{ marker: number; from: number; to: number }> {
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > file.length) return;
    yield { marker, from: at + 4, to: at + 2 + length };
    if (marker === 0xda) return;
    at += 2 + length;
  }
};

/** Start of frame: C0 to CF but those that are tables (C4), reserved (C8) or arithmetic conditioning (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpegOf = (file: Buffer): Recognised | null => {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null;
  for (const { marker, from, to } of jpegSegments(file)) {
    if (!isFrame(marker) || to - from < 5) continue;
    return {
      type: 'image/jpeg',
      pixels: { height: file.readUInt16BE(from + 1), width: file.readUInt16BE(from + 3) },
    };
  }
  return null;
};

const pdfOf = (file: Buffer): Recognised | null =>
  file.toString('latin1', 0, 5) === '%PDF-' && file.subarray(-2048).includes('%%EOF')
    ? { type: 'application/pdf', pixels: null }
    : null;

/** What a file is by its content, whatever it is called; null where it is nothing that is taken. Reads headers only. */
export const recognise = (file: Buffer): Recognised | null => pngOf(file) ?? jpegOf(file) ?? pdfOf(file);

/** Which way up a photograph is to be shown, 1 to 8 (TIFF 6.0 and Exif, tag 0x0112); 1 where it does not say. */
export const orientationOf = (file: Buffer): number => {
  for (const { marker, from, to } of jpegSegments(file)) {
    if (marker !== 0xe1 || file.toString('latin1', from, from + 6) !== 'Exif\0\0') continue;
    const tiff = file.subarray(from + 6, to);
    if (tiff.length < 14) return 1;
    const isLittle = tiff.toString('latin1', 0, 2) === 'II';
    const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    if (first + 2 > tiff.length) return 1;
    const count = Math.min(read16(first), 100);
    for (let entry = first + 2; entry + 12 <= tiff.length && entry < first + 2 + 12 * count; entry += 12)
      if (read16(entry) === 0x0112) {
        const value = read16(entry + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    return 1;
  }
  return 1;
};
