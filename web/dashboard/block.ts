import type { ComponentType } from 'react';
import type { Dashboard } from '../../sql/model/api/dashboard.ts';
import type { ThemeList } from '../../sql/model/api.ts';
import type { Scheme } from '../../sql/model/style/palette.ts';
import type { Words } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Sheet } from '../ui/take-along/sheet.ts';

/** What blocks are made from that ask for their own data. */
export type Asking = {
  /** Null: of the country. */
  place: string | null;
  themes: ThemeList['themes'];
  words: Words;
  scheme: Scheme;
  /** The query of the page, in which a block keeps what is chosen in it. */
  search: string;
};
/** What the others are made from. */
export type Given = Asking & { data: Dashboard };

type Part<From> = {
  id: string;
  title: MessageKey;
  icon: IconName;
  /** Columns of twelve on a wide screen. */
  span: 5 | 7 | 12;
  /** Names of the query that say what is chosen in it: they go along with its link and its embed. */
  keeps?: readonly string[];
  /** What it is taken along as; null where it says nothing, or is the reader's own. */
  useSheet: (given: From) => Sheet | null;
  Body: ComponentType<From>;
};

/**
 * A part of the dashboard: what it says and shows, and as what it is taken along. A block is one file and one line in
 * `blocks/index.ts`; its id is its anchor and the name of its files. `isThere`: whether it says anything at all here.
 */
export type DataBlock = Part<Given> & { isAsking?: false; isThere: (data: Dashboard) => boolean };
/** A block that asks for what it shows by itself, and is there where there is any of that. */
export type AskingBlock = Part<Asking> & { isAsking: true };
export type Block = DataBlock | AskingBlock;
