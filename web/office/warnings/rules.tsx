import { useQuery } from '@tanstack/react-query';
import { Button, Link } from 'react-aria-components';
import type { KeptRule } from '../../../sql/model/api/warnings.ts';
import { WarningRule } from '../../../sql/model/warning-rule.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { measure } from '../../series/said.ts';
import { Heading } from '../../shell/heading.tsx';
import { Severity } from '../../warnings/severity.tsx';
import { Back } from '../parts/back.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Noted } from '../parts/notes.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { dutyApi } from './api.ts';
import { useSubjects, useSubjectWords } from './use-subjects.ts';
import { WithWarningWords } from './words.tsx';

type Shown = KeptRule & { read: WarningRule };

/** When a rule fires, in words. */
const useCondition = () => {
  const words = useWords();
  const subjects = useSubjects();
  const subjectOf = useSubjectWords(subjects);
  const limitIn = ({ subject, when }: WarningRule): string => {
    const { text } = words;
    const computed =
      subject.kind === 'indicator'
        ? subjects.indicators.find(({ id }) => id === subject.indicator)
        : undefined;
    if (when.kind === 'classes')
      return when.on
        .map((id) => {
          const found = computed?.classes.find((one) => one.id === id);
          return found ? text(found.title) : id;
        })
        .join(`${words.say('list.comma')} `);
    if (subject.kind === 'forecast') return measure(when.value * 100, '%', 0, words);
    const measured =
      subject.kind === 'observation'
        ? subjects.parameters.find(({ id }) => id === subject.parameter)
        : undefined;
    const about = computed ?? measured;
    return about ? measure(when.value, about.unit, about.decimals, words) : words.number(when.value);
  };
  return (rule: WarningRule): string =>
    words.say(`duty.${rule.when.kind}`, { subject: subjectOf(rule), value: limitIn(rule) });
};

const columnsIn = (
  words: Words,
  conditionOf: (rule: WarningRule) => string,
  onSwitch: (rule: Shown) => void,
): Column<Shown>[] => {
  const { say, text } = words;
  return [
    {
      id: 'rule',
      title: say('duty.rule'),
      cell: ({ read, origin }) => (
        <span className="who">
          <span>
            <Link href={`/office/warnings/rules/${read.id}`}>{text(read.title)}</Link>{' '}
            {origin !== 'theme' && (
              <span className="tag">{say(origin === 'api' ? 'rule.own' : 'duty.edited')}</span>
            )}
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
      cell: ({ read }) => conditionOf(read),
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
  const conditionOf = useCondition();
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
      columns={columnsIn(words, conditionOf, (rule) => deed.run(rule))}
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
        actions={
          <Link className="button primary" href="/office/warnings/new-rule">
            {say('rule.new')}
          </Link>
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
