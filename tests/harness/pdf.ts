import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** What Poppler, a reader that is not ours, sees in a PDF. */
const poppler = (program: string, args: readonly string[], pdf: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  const path = join(folder, 'read.pdf');
  try {
    writeFileSync(path, pdf);
    const after = program === 'pdftotext' ? ['-'] : [];
    return execFileSync(program, [...args, path, ...after], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Its text in logical order, without marks of direction, all white space one. */
export const pdfText = (pdf: Buffer): string =>
  poppler('pdftotext', ['-enc', 'UTF-8'], pdf).replace(MARKS, '').replace(/\s+/g, ' ');

/** Its fonts: name, and whether it is embedded, a subset, and tells letters of its glyphs. */
export const pdfFonts = (pdf: Buffer): { name: string; isWhole: boolean }[] =>
  poppler('pdffonts', [], pdf)
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => ({
      name: line.split(/\s+/)[0] ?? '',
      isWhole: /yes\s+yes\s+yes\s+\d+\s+\d+$/.test(line),
    }));

/** How many pictures of points it holds. */
export const pdfImages = (pdf: Buffer): number =>
  poppler('pdfimages', ['-list'], pdf).split('\n').slice(2).filter(Boolean).length;

export const pdfInfo = (pdf: Buffer): Record<string, string> =>
  Object.fromEntries(
    poppler('pdfinfo', [], pdf)
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

const streamsOf = (pdf: Buffer): string[] => {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    try {
      streams.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'));
    } catch {
      // It was the end of one, or no packed one.
    }
  }
  return streams;
};

/** What its fonts say that each of their glyphs is: the letters of every entry of their ToUnicode tables. */
export const pdfGlyphs = (pdf: Buffer): string[] =>
  streamsOf(pdf)
    .filter((stream) => stream.includes('beginbfchar'))
    .flatMap((stream) => [...stream.matchAll(/<[0-9A-F]{4}> <((?:[0-9A-F]{4})+)>/g)])
    .map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le'));

/**
 * A sentence as Poppler tells it. It takes the letters of a ligature (lam and alef, say) for letters that stand from left to right,
 * and turns them round with their line; the table itself has them in order (`pdfGlyphs`).
 */
export const asPopplerTells = (text: string, pdf: Buffer): string => {
  const ligatures = new Set(pdfGlyphs(pdf).filter((letters) => /^[\u0600-\u06ff]{2,}$/.test(letters)));
  return [...ligatures].reduce(
    (told, letters) => told.replaceAll(letters, [...letters].reverse().join('')),
    text.replace(MARKS, '').replace(/\s+/g, ' '),
  );
};
