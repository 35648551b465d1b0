import { parseArgs } from 'node:util';
import { SetupError } from '../setup-error.ts';
import { rowsOfFile } from './export.ts';
import { allRows, endOf, type Readable } from './read.ts';
import { type Head, headOf, headText, type Link, linkOf } from './row.ts';
import { type Verdict, verifyChain } from './verify.ts';

/** What `npm run verify -- audit` was told: a head that was noted, a file of exported rows instead of the database. */
export type AuditArgs = { noted: Head | null; file: string | null };

const USAGE = 'npm run verify -- audit [--head NO:HASH] [--file ROWS.ndjson]';

/** Reads what follows the word. Throws SetupError that says how it is written. */
export const auditArgsOf = (args: readonly string[]): AuditArgs => {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { head: { type: 'string' }, file: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  const known = tokens.every((token) => token.kind !== 'option' || ['head', 'file'].includes(token.name));
  const noted = typeof values.head === 'string' ? headOf(values.head) : null;
  if (!known || positionals.length > 0 || (values.head !== undefined && !noted) || values.file === true)
    throw new SetupError(`It is written so: ${USAGE}`);
  return { noted, file: values.file === undefined ? null : String(values.file) };
};

async function* linksOf(db: Readable, last: number): AsyncGenerator<Link[]> {
  for await (const rows of allRows(db, {}, last)) yield rows.map(linkOf);
}

/** Holds the trail of a database against itself and a head that was noted. Rows that are written meanwhile are not looked at. */
export const verifyTrail = async (db: Readable, noted: Head | null): Promise<Verdict> => {
  const { head, last } = await endOf(db);
  return verifyChain(linksOf(db, last), { head, noted, isPart: false });
};

/** The same for a file of exported rows, which may be a part. */
export const verifyFile = (path: string, noted: Head | null): Promise<Verdict> =>
  verifyChain(rowsOfFile(path), { head: null, noted, isPart: true });

const contentOf = ({ rows, first, last }: Verdict): string[] =>
  first && last
    ? [
        `rows  ${rows} (${first.no} to ${last.no})`,
        `time  ${first.at} to ${last.at}`,
        `head  ${headText(last)}`,
      ]
    : ['rows  0'];

/** What is printed. The head is to be noted elsewhere: what was written anew in one go shows against it only. */
export const auditReport = (verdict: Verdict): string[] => {
  const { damages, count } = verdict;
  return [
    ...contentOf(verdict),
    ...damages.map(({ no, what }) => `row ${no}: ${what}`),
    ...(count > damages.length ? [`and ${count - damages.length} more`] : []),
    count === 0
      ? 'The trail is whole. Note the head elsewhere; --head holds the trail against it later.'
      : 'The trail is not as it was written.',
  ];
};
