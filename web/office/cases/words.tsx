import type { ReactNode } from 'react';
import { CIVIC_WORDS } from '../../i18n/civic.ts';
import { WithWords } from '../../i18n/intl.tsx';

/** The words of cases, beside those of the office. */
export const WithCivicWords = ({ children }: { children: ReactNode }) => (
  <WithWords words={CIVIC_WORDS}>{children}</WithWords>
);
