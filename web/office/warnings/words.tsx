import type { ReactNode } from 'react';
import type { OfficeWarning } from '../../../sql/model/api/warnings.ts';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { WARNING_WORDS } from '../../i18n/warnings.ts';
import '../../warnings/warnings.css';
import { Pill, type Tone } from '../parts/pill.tsx';
import './duty.css';

/** The words of warnings, beside those of the office. */
export const WithWarningWords = ({ children }: { children: ReactNode }) => (
  <WithWords words={WARNING_WORDS}>{children}</WithWords>
);

const STATES: Record<OfficeWarning['state'], { title: MessageKey; tone: Tone }> = {
  draft: { title: 'duty.state.draft', tone: 'warn' },
  published: { title: 'duty.state.published', tone: 'good' },
  cancelled: { title: 'duty.state.cancelled', tone: 'plain' },
  expired: { title: 'duty.state.expired', tone: 'plain' },
  dropped: { title: 'duty.state.dropped', tone: 'plain' },
};

/** What has become of a warning. */
export const DutyState = ({ state }: Pick<OfficeWarning, 'state'>) => {
  const { title, tone } = STATES[state];
  return <Pill tone={tone}>{useWords().say(title)}</Pill>;
};
