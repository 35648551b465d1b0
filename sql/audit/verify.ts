import { chainHash, type Head, headText, type Link } from './row.ts';

/** What is wrong at a row, or where one should be. */
export type Damage = { no: number; what: string };

export type Verdict = {
  rows: number;
  first: Link | null;
  last: Link | null;
  /** The first of them; `count` says how many there are. */
  damages: Damage[];
  count: number;
};

/** What the rows are held against. Of a part that was picked by a filter, numbers may be missing, and its end says nothing. */
export type Against = { head: Head | null; noted: Head | null; isPart: boolean };

/** What is known while the rows go by; `isSound` is the row before. */
type Look = { against: Against; verdict: Verdict; isSound: boolean };

const MOST_TOLD = 1000;
/** As far as this from where it lies, the place that a row came from is looked for. */
const FARTHEST = 500;
/** Looking is for the first ones: of a trail that was written anew all rows would be looked for. */
const MOST_LOOKED_FOR = 50;

const tell = ({ verdict }: Look, no: number, what: string): void => {
  verdict.count += 1;
  if (verdict.damages.length < MOST_TOLD) verdict.damages.push({ no, what });
};

const isWhole = ({ previous, text, hash }: Link): boolean => chainHash(previous, text) === hash;

const numbered = (link: Link, no: number): Link => ({ ...link, text: link.text.replace(/^\[\d+/, `[${no}`) });

/** The number that a row had when it was hashed, where it is not the one that it has. */
const formerNo = (link: Link): number | null => {
  for (let far = 1; far <= FARTHEST; far++)
    for (const no of [link.no - far, link.no + far]) if (no > 0 && isWhole(numbered(link, no))) return no;
  return null;
};

const missing = (from: number, to: number): string =>
  from === to ? 'missing' : `missing, and all to row ${to}`;

/** Its content; the place that it came from, where it is whole for that one. */
const checkText = (look: Look, link: Link): boolean => {
  if (isWhole(link)) return true;
  const former = look.verdict.count < MOST_LOOKED_FOR ? formerNo(link) : null;
  tell(look, link.no, former === null ? 'altered' : `moved: it was row ${former}`);
  return false;
};

const checkNumber = (look: Look, no: number): boolean => {
  const expected = Math.max(look.verdict.last?.no ?? 0, 0) + 1;
  if (no < expected) tell(look, no, 'has no place in the trail');
  if (no > expected && !look.against.isPart) tell(look, expected, missing(expected, no - 1));
  return no === expected;
};

/** Its place: behind the row before, whose hash it names. Of a damaged row the names say nothing. */
const checkPlace = (look: Look, link: Link): void => {
  const follows = checkNumber(look, link.no);
  const wasSound = look.isSound;
  look.isSound = checkText(look, link);
  if (follows && wasSound && look.isSound && link.previous !== (look.verdict.last?.hash ?? ''))
    tell(look, link.no, `does not follow row ${link.no - 1}: one of the two was written anew`);
};

const checkHeads = (look: Look, { no, hash }: Link): void => {
  const { head, noted } = look.against;
  if (head && no > head.no) tell(look, no, 'appended behind the function that writes the trail');
  if (noted?.no === no && noted.hash !== hash)
    tell(look, no, 'not the row that was noted: the trail was written anew here or before');
};

const checkEnd = (look: Look): void => {
  const { head, noted, isPart } = look.against;
  const last = look.verdict.last ?? { no: 0, hash: '' };
  if (head && head.no > last.no) tell(look, last.no + 1, `cut off: ${missing(last.no + 1, head.no)}`);
  if (head?.no === last.no && head.hash !== last.hash)
    tell(look, last.no, `not the end that was kept (${headText(head)}): the trail was written anew`);
  if (noted && noted.no > last.no && !isPart)
    tell(look, noted.no, 'noted, and not there: the trail was cut off');
};

/**
 * Goes once through rows in the order of their numbers and recomputes the chain. Damage that a forger covers by hashing
 * all that follows anew, and the end too, shows only against a head that was noted elsewhere.
 */
export const verifyChain = async (
  pages: AsyncIterable<readonly Link[]>,
  against: Against,
): Promise<Verdict> => {
  const verdict: Verdict = { rows: 0, first: null, last: null, damages: [], count: 0 };
  const look: Look = { against, verdict, isSound: true };
  for await (const page of pages)
    for (const link of page) {
      checkPlace(look, link);
      checkHeads(look, link);
      verdict.first ??= link;
      verdict.last = link;
      verdict.rows += 1;
    }
  checkEnd(look);
  return verdict;
};
