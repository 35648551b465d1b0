import type { Field } from '../../../../sql/model/records/form.ts';
import { fold, LANGUAGES, westernDigits } from '../../../../sql/model/text.ts';

/** What a text says of fields, by their ids, and what is said of none. */
export type Said = { said: Record<string, string>; rest: string };

// A number with a fraction is no number of a question, but half of a point on the map.
const NUMBERED = /^\s*([0-9٠-٩]{1,2})\s*(?:[):\-–،]|\.(?![0-9٠-٩]))\s*(.*)$/u;
const LABELLED = /^\s*([^:：]{2,80}?)\s*[:：]\s*(.*)$/u;

type Begun = { field: Field; words: string };

const begunBy = (line: string, fields: readonly Field[], asked: readonly string[]): Begun | null => {
  const [, number, words = ''] = NUMBERED.exec(line) ?? [];
  const wanted = number === undefined ? undefined : asked[Number(westernDigits(number)) - 1];
  const byNumber = fields.find(({ id }) => id === wanted);
  if (byNumber) return { field: byNumber, words };
  const [, label, rest = ''] = LABELLED.exec(line) ?? [];
  if (label === undefined) return null;
  const known = fold(label);
  const byLabel = fields.find((field) => LANGUAGES.some((language) => fold(field.label[language]) === known));
  return byLabel ? { field: byLabel, words: rest } : null;
};

/**
 * What somebody answered: a line begins with the number of what was asked, or with the name of a field in any language and a colon; where one
 * thing alone was asked, all of it is the answer. What follows a field belongs to it as long as it may have several lines.
 */
export const saidOf = (text: string, fields: readonly Field[], asked: readonly string[]): Said => {
  const said: Record<string, string> = {};
  const rest: string[] = [];
  let open: Field | null = null;
  for (const line of text.split('\n')) {
    const begun = begunBy(line, fields, asked);
    if (begun) {
      open = begun.field;
      said[open.id] = begun.words.trim();
    } else if (open && line.trim() !== '' && (open.kind === 'long-text' || said[open.id] === ''))
      said[open.id] = `${said[open.id]}\n${line}`.trim();
    else {
      if (line.trim() !== '') open = null;
      rest.push(line);
    }
  }
  const left = rest.join('\n').trim();
  const [only] = asked;
  if (asked.length === 1 && Object.keys(said).length === 0 && left !== '')
    return { said: { [only!]: left }, rest: '' };
  return { said, rest: left };
};
