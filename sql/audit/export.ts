import { open } from 'node:fs/promises';
import { SetupError } from '../setup-error.ts';
import { type Link, linkOf, type StoredRow } from './row.ts';

/**
 * A row as a line of JSON. `row` is the very text that was hashed, to the letter: SHA-256 over the bytes of `previous` and
 * what stands from behind `"row":` to before the last brace gives `hash`.
 */
export const lineOf = (stored: StoredRow): string => {
  const { text, previous, hash } = linkOf(stored);
  return `{"hash":"${hash}","previous":"${previous}","row":${text}}\n`;
};

const LINE = /^\{"hash":"([0-9a-f]{64})","previous":"([0-9a-f]{64}|)","row":(\[(\d+), "([^"]+)", .+\])\}$/s;

const linkIn = (line: string, place: string): Link => {
  const [, hash, previous, text, no, at] = LINE.exec(line) ?? [];
  if (!hash || !text || !at || previous === undefined)
    throw new SetupError(`${place} is not a row of the audit trail as /api/audit?f=ndjson gives it.`);
  return { no: Number(no), at, text, previous, hash };
};

/** Lines end with \n only: what Node takes for an end besides (U+2028) may stand in a text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path).catch((error: Error) => {
    throw new SetupError(`${path} cannot be read: ${error.message}`);
  });
  let rest = '';
  for await (const chunk of file.createReadStream({ encoding: 'utf8' })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/** The rows of a file of such lines, one at a time. Throws SetupError where there is none, or a line is another. */
export async function* rowsOfFile(path: string): AsyncGenerator<Link[]> {
  let no = 0;
  for await (const line of linesOf(path)) {
    no += 1;
    if (line !== '') yield [linkIn(line, `Line ${no} of ${path}`)];
  }
}
