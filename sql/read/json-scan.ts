/**
 * A part of a JSON text: a member of the object at its root, or an element of the array at its root or of one that a
 * member holds; as text, so that a broken one does not break the others.
 */
export type Part = { kind: 'member'; name: string; text: string } | { kind: 'element'; text: string };

/** Characters that one part may have. */
const LARGEST = 128 * 1024 * 1024;

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const isOpen = (code: number): boolean => code === 123 || code === OPEN_LIST;
const isClose = (code: number): boolean => code === 125 || code === 93;
const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff;

/** Is it a letter of a number or word: what most of a file of coordinates is made of. */
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w.+-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Cuts a JSON text that comes in pieces into its parts; `fault` says why it is not one, once that is clear. */
export type Scanner = { push: (text: string) => Part[]; end: () => void; fault: () => string | null };

type State = {
  wants: (name: string) => boolean;
  /** Parts that came to their end in the piece in hand. */
  parts: Part[];
  /** Open brackets, and at how many the parts are cut: 1, or 2 inside of a wanted array. */
  depth: number;
  level: number;
  quoted: boolean;
  escaped: boolean;
  /** The name of the member that is being read. */
  name: string | null;
  /** What of the part stood in earlier pieces; null between parts. */
  held: string | null;
  root: 'object' | 'array' | null;
  done: boolean;
  fault: string | null;
};

const begin = (wants: State['wants']): State => ({
  wants,
  parts: [],
  depth: 0,
  level: 1,
  quoted: false,
  escaped: false,
  name: null,
  held: null,
  root: null,
  done: false,
  fault: null,
});

/** The end of a string that is open at `from`, or the text's length where it goes on. */
const stringEnd = (text: string, from: number, state: State): number => {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (state.escaped) state.escaped = false;
    else if (code === BACKSLASH) state.escaped = true;
    else if (code === QUOTE) {
      state.quoted = false;
      return at;
    }
  }
  return at;
};

const finish = (state: State, text: string): void => {
  if (state.held === null) return;
  const whole = state.held + text;
  state.held = null;
  if (state.level === 2 || state.root === 'array') state.parts.push({ kind: 'element', text: whole });
  else if (state.name !== null) state.parts.push({ kind: 'member', name: state.name, text: whole });
};

/** Is the list that opens here the wanted one of a member? Its elements are parts then. */
const isWanted = (state: State, code: number): boolean =>
  state.depth === 2 &&
  state.level === 1 &&
  code === OPEN_LIST &&
  state.held === null &&
  state.root === 'object' &&
  state.name !== null &&
  state.wants(state.name);

/** A bracket opens. Gives whether it only holds parts, rather than being one or in one. */
const open = (state: State, code: number): boolean => {
  state.depth += 1;
  if (state.depth === 1) {
    state.root = code === OPEN_LIST ? 'array' : 'object';
    return true;
  }
  if (!isWanted(state, code)) return false;
  state.parts.push({ kind: 'member', name: state.name ?? '', text: '[]' });
  state.level = 2;
  return true;
};

const close = (state: State, text: string): void => {
  if (state.depth === state.level) finish(state, text);
  state.depth -= 1;
  if (state.depth === 0) state.done = true;
  if (state.depth === 1 && state.level === 2) {
    state.level = 1;
    state.name = null;
  }
};

const nameOf = (text: string): string => /^"([^"\\]*)"$/.exec(text.trim())?.[1] ?? text.trim();

const isName = (state: State): boolean => state.depth === 1 && state.root === 'object' && state.name === null;

/** Takes the character at `at`, outside of strings; the part in hand began at `from`. Gives whether one begins here. */
const step = (state: State, code: number, text: string, from: number, at: number): boolean => {
  if (state.done || (state.depth === 0 && !isOpen(code))) {
    state.fault = state.done ? 'There is more behind its end.' : 'It does not begin with a bracket.';
    return false;
  }
  if (isOpen(code)) return !open(state, code) && state.held === null;
  if (isClose(code)) close(state, text.slice(from, at));
  else if (code === COMMA && state.depth === state.level) {
    finish(state, text.slice(from, at));
    if (state.level === 1) state.name = null;
  } else if (code === COLON && isName(state)) {
    state.name = nameOf((state.held ?? '') + text.slice(from, at));
    state.held = null;
  } else return state.held === null;
  return false;
};

const scan = (state: State, text: string): void => {
  let from = 0;
  let at = state.quoted ? stringEnd(text, 0, state) + 1 : 0;
  for (; at < text.length && state.fault === null; at += 1) {
    const code = text.charCodeAt(at);
    if (state.held !== null && PLAIN[code] === 1) continue;
    let begins = false;
    if (code === QUOTE && state.depth > 0 && !state.done) {
      begins = state.held === null;
      state.quoted = true;
    } else if (!isSpace(code)) begins = step(state, code, text, from, at);
    if (begins) {
      state.held = '';
      from = at;
    }
    if (state.quoted) at = stringEnd(text, at + 1, state);
  }
  if (state.held !== null) state.held += text.slice(from);
  if ((state.held?.length ?? 0) > LARGEST) state.fault = 'One of its values is too large.';
};

/**
 * Scans JSON for the elements of one array: that at the root, or those of the members that `wants` names; other members
 * come whole. Only brackets and quotation marks are looked at, some 100 MB/s: each part is for `JSON.parse` to judge.
 * (`stream-json` builds values of tokens, at 17,000 features a second, and gives up at the first fault.)
 * A text that breaks off, does not begin with a bracket or goes on behind its end is a fault.
 */
export const openScanner = (wants: (name: string) => boolean): Scanner => {
  const state = begin(wants);
  return {
    push: (text) => {
      state.parts = [];
      scan(state, text);
      return state.parts;
    },
    end: () => {
      if (!state.done) state.fault ??= state.root ? 'It breaks off.' : 'It is empty.';
    },
    fault: () => state.fault,
  };
};
