import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Letters alone: Poppler sets spaces by where glyphs stand, and leaves those between Arabic and digits out. */
const closed = (text: string): string => text.replace(MARKS, '').replace(/\s+/g, '');

/** Its text in logical order, without marks of direction and white space. */
export const pdfText = (pdf: Buffer): string => closed(poppler('pdftotext', ['-enc', 'UTF-8'], pdf));

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

/** What its fonts say that each of their glyphs is: the letters of every entry of their ToUnicode tables. */
export const pdfGlyphs = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)]
    .flatMap(([, entries = '']) => [...entries.matchAll(/<[0-9A-F]+> <((?:[0-9A-F]{4})+)>/g)])
    .map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le'));

/** Whether a text goes on with a sentence, each ligature of which may stand turned round. */
const goesOn = (text: string, at: number, sentence: string, ligatures: readonly string[]): boolean => {
  if (sentence === '') return true;
  if (text[at] === sentence[0] && goesOn(text, at + 1, sentence.slice(1), ligatures)) return true;
  return ligatures.some(
    (letters) =>
      sentence.startsWith(letters) &&
      text.startsWith([...letters].reverse().join(''), at) &&
      goesOn(text, at + letters.length, sentence.slice(letters.length), ligatures),
  );
};

/**
 * The sentences that a PDF does not tell. Poppler takes the letters of an Arabic ligature (lam and alef, feh and yeh) for letters that
 * stand from left to right, and turns them round with their line; the table of the font has them in order (`pdfGlyphs`), so
 * that just these may stand either way here.
 */
export const untoldIn = (pdf: Buffer, sentences: readonly string[]): string[] => {
  const text = pdfText(pdf);
  const ligatures = [...new Set(pdfGlyphs(pdf))].filter((letters) => /^[\u0620-\u064a]{2,}$/.test(letters));
  const isTold = (sentence: string): boolean =>
    Array.from(text, (_, at) => at).some((at) => goesOn(text, at, sentence, ligatures));
  return sentences.filter((sentence) => !isTold(closed(sentence)));
};
