import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { DispatchRules, KeptDispatchRule } from '../../../sql/model/api/dispatch.ts';
import { todayIn } from '../../civic/form/given.ts';
import { useModules } from '../../civic/use-civic.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Pill } from '../parts/pill.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { rulesApi } from './api.ts';
import { RulesFrame, WithRulesWords } from './frame.tsx';
import { EndRuleWindow, NewRuleWindow } from './new-rule.tsx';
import { forWhat, validity } from './rule-text.tsx';
import { Trial } from './trial.tsx';

const isOver = ({ to }: KeptDispatchRule, today: string): boolean => to !== null && to < today;

const columnsIn = (
  words: Words,
  rules: DispatchRules,
  today: string,
  onEnd: (rule: KeptDispatchRule) => void,
): Column<KeptDispatchRule>[] => {
  const { say, text } = words;
  return [
    {
      id: 'structure',
      title: say('rules.structure'),
      kind: 'wide',
      cell: ({ structure, tier }) => (
        <span className="who">
          <span>{text(structure.name)}</span>
          <span className="muted">{say(`rules.tier.${tier}`)}</span>
          {structure.status === 'closed' && <Pill tone="warn">{say('rules.closed')}</Pill>}
        </span>
      ),
    },
    {
      id: 'for',
      title: say('rules.forWhat'),
      kind: 'wide',
      cell: (rule) => forWhat(words, rules, rule).join(' · '),
    },
    {
      id: 'validity',
      title: say('rules.validity'),
      cell: (rule) => (
        <span className="who">
          <span>{validity(words, rule)}</span>
          {isOver(rule, today) && <Pill tone="plain">{say('rules.isOver')}</Pill>}
        </span>
      ),
    },
    {
      id: 'actions',
      title: say('list.actions'),
      kind: 'actions',
      cell: (rule) => (
        <ActionButton
          label={say('rules.endOf', { name: text(rule.structure.name) })}
          onPress={() => onEnd(rule)}
        >
          {say('rules.end')}
        </ActionButton>
      ),
    },
  ];
};

const Rules = ({ module, rules, today }: { module: string; rules: DispatchRules; today: string }) => {
  const words = useWords();
  const { say } = words;
  const [isNew, setIsNew] = useState(false);
  const [ends, setEnds] = useState<KeptDispatchRule | null>(null);
  return (
    <>
      {rules.bodyIsNamed && <Banner kind="note">{say('rules.bodyNamed')}</Banner>}
      <div className="rules-columns">
        <section className="stack">
          <p>
            <Button className="button primary" onPress={() => setIsNew(true)}>
              {say('rules.add')}
            </Button>
          </p>
          {rules.rules.length === 0 ? (
            <Empty icon="list" title="rules.noRules" text="rules.noRulesText" />
          ) : (
            <ListTable
              label={say('rules.dispatch')}
              columns={columnsIn(words, rules, today, setEnds)}
              rows={rules.rules}
              keyOf={({ no }) => no}
            />
          )}
        </section>
        <Trial module={module} rules={rules} today={today} />
      </div>
      {isNew && <NewRuleWindow {...{ module, rules, today }} onClose={() => setIsNew(false)} />}
      {ends && <EndRuleWindow {...{ module, today }} rule={ends} onClose={() => setEnds(null)} />}
    </>
  );
};

const OfModule = ({ module }: { module: string }) => {
  const { data: country } = useCountry();
  const query = useQuery({
    queryKey: ['dispatch-rules', module],
    queryFn: ({ signal }) => rulesApi.dispatch(module, signal),
  });
  return (
    <Fetched query={query}>
      {(rules) => <Rules module={module} rules={rules} today={todayIn(country?.timeZone ?? 'UTC')} />}
    </Fetched>
  );
};

const Dispatch = () => {
  const { say, text } = useWords();
  const { values, set } = useFilters(['module']);
  return (
    <RulesFrame current="dispatch" lead="rules.dispatchLead">
      <Fetched query={useModules()}>
        {(all) => {
          const modules = all.filter(({ hasCases }) => hasCases);
          const module = modules.find(({ id }) => id === values.module) ?? modules[0];
          if (!module) return <Empty icon="list" title="rules.none" text="rules.noneText" />;
          return (
            <>
              <div className="rules-which">
                <SelectInput
                  name="module"
                  label={say('rules.module')}
                  value={module.id}
                  choices={modules.map(({ id, title }) => ({ id, title: text(title) }))}
                  onChange={(id) => set({ module: id })}
                />
              </div>
              <OfModule key={module.id} module={module.id} />
            </>
          );
        }}
      </Fetched>
    </RulesFrame>
  );
};

/** `/office/rules/dispatch`: which structure has what, and where something would go. */
export const DispatchPage = () => (
  <WithRulesWords>
    <Dispatch />
  </WithRulesWords>
);
