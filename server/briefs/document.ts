import type { Figure } from './figures/figure.ts';

/** How a sentence is meant: a mark of a shape and a colour stands before it. */
export type Tone = 'bad' | 'good' | 'watch' | 'plain';
export type Item = { tone: Tone; lead: string; lines: readonly string[] };
export type LegendItem = { color: string; label: string };

/** A cell of a table, by what it holds. */
export type Cell =
  | { kind: 'name'; title: string; note: string; sample: boolean }
  | { kind: 'value'; text: string; note: string }
  | { kind: 'text'; text: string; note: string }
  | { kind: 'class'; color: string; label: string }
  | { kind: 'figure'; figure: Figure; text: string }
  | { kind: 'words'; tone: Tone; text: string }
  | { kind: 'none' };

/** A table; as many rows are set as there is room for, and `more` says how many were not (`{n}`). */
export type Table = {
  title: string;
  columns: readonly { label: string; width: 'rest' | 'auto'; align: 'start' | 'end' }[];
  rows: readonly (readonly Cell[])[];
  more: string;
};

/** What stands by itself on the second page; what there is no room for is left out, from the end. */
export type Block =
  | {
      kind: 'figure';
      title: string;
      lead: string;
      figure: Figure;
      legend: readonly LegendItem[];
      caption: string;
      sample: boolean;
    }
  | { kind: 'items'; title: string; items: readonly Item[] }
  | {
      kind: 'bars';
      title: string;
      caption: string;
      rows: readonly { name: string; value: string; share: number; color: string; isHere: boolean }[];
    };

/** A page that opens with what stands out and a map, and goes on with a table. */
export type Opening = {
  findings: { title: string; items: readonly Item[] };
  map: Extract<Block, { kind: 'figure' }> | null;
  table: Table | null;
};

/** What stands at the end: what everything was made from, and how. */
export type Colophon = { title: string; sources: readonly string[]; notes: readonly string[] };

export type Head = {
  brand: string;
  kind: string;
  title: string;
  subtitle: string;
  date: string;
  warning: string;
};

/** All that is set of a brief of two pages (templates/brief.typ). Points and colours are numbers and names of ours. */
export type BriefDocument = {
  lang: string;
  dir: 'rtl' | 'ltr';
  words: { sample: string; page: string; online: string };
  head: Head;
  opening: Opening;
  main: readonly Block[];
  side: readonly Block[];
  colophon: Colophon;
  url: string;
  /** The address as a code to be scanned. */
  code: string;
};

/** All that is set of the yearly report (templates/report.typ). */
export type ReportDocument = Pick<
  BriefDocument,
  'lang' | 'dir' | 'words' | 'head' | 'colophon' | 'url' | 'code'
> & {
  labels: { contents: string; readMore: string };
  parts: readonly {
    title: string;
    pages: readonly {
      title: string;
      subtitle: string;
      opening: Opening;
      blocks: readonly Block[];
      tables: readonly Table[];
    }[];
  }[];
};

/** A part of a table: what its rows have in common, over their whole width. */
export type TablePart = { title: string; note: string; rows: Table['rows'] };

/** All that is set of the yearly account of one subject (templates/annual.typ): it flows over as many pages as it needs. */
export type AnnualDocument = Pick<
  BriefDocument,
  'lang' | 'dir' | 'words' | 'head' | 'colophon' | 'url' | 'code'
> & {
  /** The few figures that stand for all. */
  keys: readonly { label: string; value: string; note: string }[];
  findings: { title: string; items: readonly Item[] };
  chapters: readonly {
    title: string;
    lead: string;
    bars: readonly { name: string; value: string; note: string; share: number }[];
    columns: Table['columns'];
    parts: readonly TablePart[];
  }[];
  /** How it was reckoned: terms and what they mean. */
  method: { title: string; lead: string; terms: readonly { name: string; text: string }[] };
};

/** A passage of a text that somebody wrote. */
type Written =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; items: readonly Told[] };

/** Something by its name; `note` says what it stands on. */
export type Told = { label: string; lines: readonly string[]; note?: string };

/** All that is set of a document of policy (templates/policy.typ). */
export type PolicyDocument = Pick<
  BriefDocument,
  'lang' | 'dir' | 'words' | 'head' | 'colophon' | 'url' | 'code'
> & {
  summary: readonly Written[];
  sections: readonly { title: string; passages: readonly Written[] }[];
  targets: { title: string; items: readonly { item: Item; figure: Figure | null; sample: boolean }[] };
};

/** Widths of columns, points; templates/parts.typ has the same page. */
export const WIDTH = { main: 306, side: 178 } as const;
