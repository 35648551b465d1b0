import type { Language } from '../../../sql/model/text.ts';

/**
 * The words of a message. `{expires}`, `{at}`, `{title}`, `{revision}`, `{word}`, `{area}`, `{severity}`, `{count}`, `{text}`, `{number}`, `{code}` are filled in. `says` are paragraphs above the
 * button, `notes` small ones below it.
 */
export type Words = {
  subject: string;
  says: readonly string[];
  /** What the button reads that opens the content's link. */
  action?: string;
  notes?: readonly string[];
  /** Of what a browser does by itself when it gets the message: what it says then, and the page that it leads to. */
  done?: { title: string; body: string; link: string };
};

/** What tells one deed or case from another, where it is known; listed by name. */
export type Fact = 'at' | 'device' | 'network' | 'number' | 'code';

export type Template = { words: Record<Language, Words>; facts?: readonly Fact[] };
