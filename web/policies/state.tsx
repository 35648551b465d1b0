import type { Consultation } from '../../sql/model/api/policies.ts';
import type { PolicyState } from '../../sql/model/policy.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Pill, type Tone } from '../office/parts/pill.tsx';

const STATES: Record<PolicyState, { title: MessageKey; tone: Tone }> = {
  draft: { title: 'policy.draft', tone: 'warn' },
  published: { title: 'policy.isPublished', tone: 'good' },
  withdrawn: { title: 'policy.withdrawn', tone: 'bad' },
};

/** What has become of a document. */
export const StateMark = ({ state }: { state: PolicyState }) => {
  const { title, tone } = STATES[state];
  return <Pill tone={tone}>{useWords().say(title)}</Pill>;
};

/** Whether the public may say what it thinks, and until when. */
export const OpenMark = ({ consultation }: { consultation: Consultation | null }) => {
  const { say, day } = useWords();
  if (!consultation) return null;
  const { from, until, isOpen } = consultation;
  if (isOpen) return <Pill tone="busy">{say('policy.open', { day: day(until) })}</Pill>;
  const isAhead = from > new Date().toISOString().slice(0, 10);
  return (
    <Pill tone="plain">
      {isAhead
        ? say('policy.opens', { from: day(from), until: day(until) })
        : say('policy.closed', { day: day(until) })}
    </Pill>
  );
};
