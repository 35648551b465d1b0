import type { ReactNode } from 'react';
import { WithWords } from '../../i18n/intl.tsx';
import { POLICIES_WORDS } from '../../i18n/policies.ts';
import { WARNING_WORDS } from '../../i18n/warnings.ts';
import { Noted } from '../parts/notes.tsx';

/** The words of documents, beside those of the office and of what places are found by. */
export const PolicyWords = ({ children }: { children: ReactNode }) => (
  <WithWords words={WARNING_WORDS}>
    <WithWords words={POLICIES_WORDS}>
      <Noted>{children}</Noted>
    </WithWords>
  </WithWords>
);
