import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import type { KeptRule } from '../../../sql/model/api/warnings.ts';
import { WarningRule } from '../../../sql/model/warning-rule.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Severity } from '../../warnings/severity.tsx';
import { Back } from '../parts/back.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Noted } from '../parts/notes.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { dutyApi } from './api.ts';
import { WithWarningWords } from './words.tsx';

type Shown = KeptRule & { read: WarningRule };

const subjectOf = ({ subject }: WarningRule): string => {
  if (subject.kind === 'observation') return subject.parameter;
  return subject.kind === 'indicator' ? subject.indicator : `${subject.of.id} (${subject.limit})`;
};

const conditionIn = (rule: WarningRule, { say, number }: Words): string => {
  const { when } = rule;
  const value = when.kind === 'classes' ? when.on.join(', ') : number(when.value);
  return say(`duty.${when.kind}`, { subject: subjectOf(rule), value });
};

const columnsIn = (words: Words, onSwitch: (rule: Shown) => void): Column<Shown>[] => {
  const { say, text } = words;
  return [
    {
      id: 'rule',
      title: say('duty.rule'),
      cell: ({ read, origin }) => (
        <span className="who">
          <span>
            {text(read.title)} {origin !== 'theme' && <span className="tag">{say('duty.edited')}</span>}
          </span>
          <span className="muted">
            <Code>{read.id}</Code>
          </span>
        </span>
      ),
    },
    {
      id: 'condition',
      title: say('duty.condition'),
      kind: 'wide',
      cell: ({ read }) => <Code>{conditionIn(read, words)}</Code>,
    },
    { id: 'severity', title: say('warnings.severity'), cell: ({ read }) => <Severity of={read.severity} /> },
    {
      id: 'state',
      title: say('duty.state'),
      cell: ({ enabled, read, open }) => (
        <span className="outcome">
          <Pill tone={enabled ? 'good' : 'plain'}>{say(enabled ? 'duty.ruleOn' : 'duty.ruleOff')}</Pill>
          <span className="muted">
            {say(read.publishes === 'itself' ? 'duty.itself' : 'duty.drafting')} ·{' '}
            {say('duty.openCount', { count: open })}
          </span>
        </span>
      ),
    },
    {
      id: 'actions',
      title: say('list.actions'),
      kind: 'actions',
      cell: (rule) =>
        rule.mayChange && (
          <Button
            className="button"
            aria-label={say(rule.enabled ? 'duty.switchOff' : 'duty.switchOn', {
              title: text(rule.read.title),
            })}
            onPress={() => onSwitch(rule)}
          >
            {say(rule.enabled ? 'duty.off' : 'duty.on')}
          </Button>
        ),
    },
  ];
};

const List = ({ rules }: { rules: readonly KeptRule[] }) => {
  const words = useWords();
  const { say } = words;
  const deed = useDeed({
    work: ({ read, version, enabled }: Shown) => dutyApi.switchRule(read.id, version, !enabled),
    changes: ['warning-rules'],
    said: () => say('duty.switched'),
    isLoud: true,
  });
  const shown = rules.flatMap((rule) => {
    const read = WarningRule.safeParse(rule.rule);
    return read.success ? [{ ...rule, read: read.data }] : [];
  });
  return (
    <ListTable
      label={say('page.warningRules')}
      columns={columnsIn(words, (rule) => deed.run(rule))}
      rows={shown}
      keyOf={({ read }) => read.id}
    />
  );
};

const Page = () => {
  const { say } = useWords();
  const query = useQuery({ queryKey: ['warning-rules'], queryFn: ({ signal }) => dutyApi.rules(signal) });
  return (
    <>
      <Heading
        lead={
          <>
            <Back href="/office/warnings">{say('page.dutyWarnings')}</Back>
            <p>{say('duty.rulesLead')}</p>
          </>
        }
      />
      <Fetched query={query}>{(rules) => <List rules={rules} />}</Fetched>
    </>
  );
};

/** `/office/warnings/rules`: what drafts warnings. */
export const WarningRules = () => (
  <WithWarningWords>
    <Noted>
      <Page />
    </Noted>
  </WithWarningWords>
);
