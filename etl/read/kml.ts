import { basename, extname } from 'node:path';
import { SaxesParser } from 'saxes';
import { closing } from './attempt.ts';
import { openProject } from './crs.ts';
import { headOf, textOf } from './encoding.ts';
import { endElement, newReading, type Reading, startElement } from './kml-placemarks.ts';
import { ReadError, type ReadItem, type ReadOptions, warned } from './row.ts';
import { unzip } from './unzip.ts';

/** Faults of the XML that are told; a file that has one mostly has many of the same. */
const MOST_FAULTS = 20;

const parserOf = (reading: Reading): { parser: SaxesParser; faults: () => string[] } => {
  const parser = new SaxesParser({ position: true });
  const faults: string[] = [];
  const add = (text: string): void => {
    reading.text += text;
  };
  parser.on('opentag', ({ name, attributes }) =>
    startElement(reading, name, attributes as Record<string, string>),
  );
  parser.on('closetag', ({ name }) => endElement(reading, name));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('error', (error) => faults.push(error.message));
  return { parser, faults: () => faults.splice(0) };
};

/** The encoding that the XML declares, unless its bytes begin with a mark of their own. */
const declaredIn = async (path: string): Promise<string | undefined> => {
  const head = (await headOf(path, 200)).toString('latin1');
  return /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1];
};

const documentRows = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const reading = newReading(await openProject(options.crs));
  const { parser, faults } = parserOf(reading);
  let told = 0;
  for await (const text of textOf(path, options.encoding ?? (await declaredIn(path)))) {
    parser.write(text);
    for (const detail of faults()) {
      if (++told <= MOST_FAULTS) yield warned(reading.placemarks || null, 'bad-xml', { detail });
    }
    yield* reading.items.splice(0);
  }
  parser.close();
  const [fault] = faults();
  if (fault !== undefined)
    throw new ReadError(`${basename(path)} is no whole XML: ${fault.replace(/\.$/, '')}.`);
  if (reading.placemarks === 0)
    throw new ReadError(
      `${basename(path)} has no Placemark${reading.links > 0 ? ', only links to other files: fetch those' : ''}.`,
    );
};

/** The document of a KMZ: the first .kml of its root, by the name `doc.kml` where there is one. */
const documentOf = (files: readonly string[], path: string): string => {
  const documents = files.filter((file) => extname(file).toLowerCase() === '.kml');
  documents.sort((a, b) => a.split('/').length - b.split('/').length);
  const found = documents.find((file) => basename(file) === 'doc.kml') ?? documents[0];
  if (found === undefined) throw new ReadError(`${basename(path)} has no .kml in it.`);
  return found;
};

/**
 * Reads the placemarks of a KML or KMZ (OGC 07-147r2) in bounded memory: name, description, time, `ExtendedData` and the path
 * of folders as properties. Geometry in the wrong element, which GDAL and togeojson pass over, is a problem. XML that is not
 * well-formed is told and read on; a document that breaks off or has no placemark throws ReadError. Entities of a document
 * type are never resolved.
 */
export const readKml = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  if ((await headOf(path, 2)).toString('latin1') !== 'PK') return yield* documentRows(path, options);
  const { files, done } = await unzip(path);
  const rows = async function* (): AsyncGenerator<ReadItem> {
    yield* documentRows(documentOf(files, path), options);
  };
  yield* closing(rows(), done);
};
