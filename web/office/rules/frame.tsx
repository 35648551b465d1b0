import type { ReactNode } from 'react';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { RULES_WORDS } from '../../i18n/rules.ts';
import { Heading } from '../../shell/heading.tsx';
import { WithCivicWords } from '../cases/words.tsx';
import { Noted } from '../parts/notes.tsx';
import { StateTabs } from '../parts/state-tabs.tsx';
import '../../civic/civic.css';
import './rules.css';

const TABS = [
  ['settings', 'rules.settings', '/office/rules'],
  ['dispatch', 'rules.dispatch', '/office/rules/dispatch'],
  ['calendar', 'rules.calendar', '/office/rules/calendar'],
] as const;

const Frame = ({
  current,
  lead,
  actions,
  children,
}: {
  current: (typeof TABS)[number][0];
  lead: MessageKey;
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const { say } = useWords();
  return (
    <>
      <Heading lead={say(lead)} actions={actions} />
      <StateTabs
        label={say('rules.tabs')}
        current={current}
        tabs={TABS.map(([id, title, href]) => ({ id, title: say(title), href }))}
      />
      {children}
    </>
  );
};

/** What the pages of rules have in common: a sentence, and the way from one to the other. */
export const RulesFrame = Frame;

/** The words of rules, beside those of cases and the office. */
export const WithRulesWords = ({ children }: { children: ReactNode }) => (
  <WithCivicWords>
    <WithWords words={RULES_WORDS}>
      <Noted>{children}</Noted>
    </WithWords>
  </WithCivicWords>
);
