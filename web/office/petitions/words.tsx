import type { ReactNode } from 'react';
import { WithWords } from '../../i18n/intl.tsx';
import { OF_PETITIONS } from '../../i18n/petitions.ts';

/** The words of petitions, beside those of the office. */
export const WithPetitionWords = ({ children }: { children: ReactNode }) => (
  <WithWords words={OF_PETITIONS}>{children}</WithWords>
);
