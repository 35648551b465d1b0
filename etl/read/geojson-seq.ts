import { basename } from 'node:path';
import { openProject, type Project } from './crs.ts';
import { headOf, textOf } from './encoding.ts';
import { featureRow } from './feature.ts';
import { parsed } from './geojson.ts';
import { ReadError, type ReadItem, type ReadOptions } from './row.ts';

/** Begins a record of an RFC 8142 text sequence, which may then go over several lines. */
const RECORD = '\u001e';

/** Characters that one line may have. */
const LONGEST = 128 * 1024 * 1024;

/** What stands between separators, in the pieces in which it becomes whole. */
const pieces = async function* (
  path: string,
  separator: string,
  encoding: string | undefined,
): AsyncGenerator<string[]> {
  let rest = '';
  for await (const text of textOf(path, encoding)) {
    const found = (rest + text).split(separator);
    rest = found.pop() ?? '';
    if (rest.length > LONGEST) throw new ReadError(`${basename(path)} has a line that is too long.`);
    yield found;
  }
  yield [rest];
};

const lineItem = (line: string, row: number, project: Project): ReadItem | null => {
  const text = line.trim();
  if (text === '') return null;
  const element = parsed(text, row);
  return element.kind === 'item' ? element.item : featureRow(element.value, row, project);
};

/**
 * Reads features a line each, or as an RFC 8142 text sequence (records begin with U+001E): by line number there, by number of
 * the record here. Coordinates are longitude, latitude unless a CRS is declared.
 */
export const readGeojsonSeq = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const project = await openProject(options.crs);
  const isSequence = (await headOf(path, 1024)).toString('latin1').includes(RECORD);
  // What stands before the first mark is no record.
  let row = isSequence ? -1 : 0;
  for await (const lines of pieces(path, isSequence ? RECORD : '\n', options.encoding)) {
    for (const line of lines) {
      row += 1;
      const item = lineItem(line, row, project);
      if (item) yield item;
    }
  }
};
