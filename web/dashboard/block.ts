import type { ComponentType } from 'react';
import type { Dashboard } from '../../sql/model/api/dashboard.ts';
import type { ThemeList } from '../../sql/model/api.ts';
import type { Scheme } from '../../sql/model/style/palette.ts';
import type { Words } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Sheet } from './sheet.ts';

/** What all blocks are made from. */
export type Given = {
  data: Dashboard;
  themes: ThemeList['themes'];
  words: Words;
  scheme: Scheme;
};

/**
 * A part of the dashboard: what it says and shows, and as what it is taken along. A block is one file and one line in
 * `blocks/index.ts`; its id is its anchor and the name of its files.
 */
export type Block = {
  id: string;
  title: MessageKey;
  icon: IconName;
  /** Columns of twelve on a wide screen. */
  span: 5 | 7 | 12;
  /** Whether it says anything at all here; what is not answered is not there. */
  isThere: (data: Dashboard) => boolean;
  /** What it is taken along as; what is the reader's own is not. */
  sheet?: (given: Given) => Sheet;
  Body: ComponentType<Given>;
};
