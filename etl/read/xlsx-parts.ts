import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { headOf } from './encoding.ts';
import { ReadError } from './row.ts';
import { type Archive, type Entry, entriesOf, onArchive } from './unzip.ts';
import { isDateFormat } from './xlsx-cells.ts';
import { type Handlers, runXml } from './xml.ts';

/** A sheet of a workbook: its name, the part it stands in, and whether it is shown. */
export type Sheet = { name: string; part: string; visible: boolean };

/** A workbook that is open: its sheets, the texts that cells share, and which styles are dates. */
export type Workbook = {
  sheets: readonly Sheet[];
  strings: readonly string[];
  /** By the number of a style: does it show numbers as dates? */
  dates: readonly boolean[];
  /** Days are counted from 1904, as old Macintosh files do. */
  since1904: boolean;
  open: (part: string) => Promise<Readable>;
  close: () => void;
};

/** Shared texts that are held in memory, in characters. */
const MOST_TEXT = 256 * 1024 * 1024;

type Zip = { zip: Archive; entries: ReadonlyMap<string, Entry>; path: string };

const streamOf = async ({ zip, entries, path }: Zip, part: string): Promise<Readable> => {
  const entry = entries.get(part);
  if (!entry) throw new ReadError(`${basename(path)} is no workbook: it has no part ${part}.`);
  return await zip.openReadStreamPromise(entry as yauzl.Entry);
};

const runPart = async (book: Zip, part: string, handlers: Handlers): Promise<void> => {
  for await (const _ of runXml(await streamOf(book, part), handlers));
};

type RawSheet = { name: string; id: string; visible: boolean };

const readSheets = async (book: Zip): Promise<{ sheets: RawSheet[]; since1904: boolean }> => {
  const sheets: RawSheet[] = [];
  let since1904 = false;
  await runPart(book, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      sheets.push({
        name: attributes.name ?? '',
        id: id ?? '',
        visible: (attributes.state ?? 'visible') === 'visible',
      });
    },
  });
  return { sheets, since1904 };
};

/** The parts that the workbook's relations lead to, by id. */
const readRelations = async (book: Zip): Promise<Map<string, string>> => {
  const relations = new Map<string, string>();
  await runPart(book, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target)
        relations.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return relations;
};

/** Shared texts: of each the parts that are shown; how Japanese is pronounced (`rPh`) is left out. */
const readStrings = async (book: Zip): Promise<string[]> => {
  const strings: string[] = [];
  let [text, shown, spoken, length] = ['', false, false, 0];
  await runPart(book, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') spoken = true;
      shown = name === 't' && !spoken;
    },
    text: (piece) => {
      if (!shown) return;
      text += piece;
      length += piece.length;
      if (length > MOST_TEXT) throw new ReadError(`${basename(book.path)} has too much text.`);
    },
    close: (name) => {
      if (name === 'rPh') spoken = false;
      if (name === 't') shown = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
};

/** Which styles of cells are dates: by their number format, built in or the workbook's own. */
const readDates = async (book: Zip): Promise<boolean[]> => {
  const formats = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  await runPart(book, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      dates.push(isDateFormat(id, formats.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
};

const readBook = async (book: Zip): Promise<Omit<Workbook, 'open' | 'close'>> => {
  const { sheets, since1904 } = await readSheets(book);
  const relations = await readRelations(book);
  const has = (part: string): boolean => book.entries.has(part);
  return {
    // A relation that leads to no sheet of cells is a chart's.
    sheets: sheets
      .map(({ name, id, visible }) => ({ name, visible, part: relations.get(id) ?? '' }))
      .filter(({ part }) => part.includes('worksheets/') && has(part)),
    strings: has('xl/sharedStrings.xml') ? await readStrings(book) : [],
    dates: has('xl/styles.xml') ? await readDates(book) : [],
    since1904,
  };
};

const OLD_OFFICE = 'd0cf11e0';

/**
 * Opens a workbook (ECMA-376). Throws ReadError for what is none, for one of before 2007 and for one with a password (both
 * are of the old kind outside), for a broken archive, and where it unpacks to more than is sane.
 */
export const openWorkbook = async (path: string): Promise<Workbook> => {
  if ((await headOf(path, 4)).toString('hex') === OLD_OFFICE)
    throw new ReadError(`${basename(path)} is an old .xls or has a password: save it as .xlsx without one.`);
  const zip = await onArchive(path, yauzl.openPromise(path, { autoClose: false }));
  const opened = async (): Promise<Workbook> => {
    const entries = new Map((await entriesOf(zip, path)).map((entry) => [entry.fileName, entry]));
    const book = { zip, entries, path };
    return {
      ...(await readBook(book)),
      open: (part) => onArchive(path, streamOf(book, part)),
      close: () => zip.close(),
    };
  };
  return await onArchive(path, opened()).catch((error: unknown) => {
    zip.close();
    throw error;
  });
};
