import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import { NewPolicy, type OfficePolicy } from '../../../sql/model/api/policies.ts';
import { EMPTY_POLICY } from '../../../sql/model/policy.ts';
import { api } from '../../api.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { StateMark } from '../../policies/state.tsx';
import '../../policies/policies.css';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { CheckInput, SelectInput } from '../../ui/form/choice-input.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Code } from '../parts/pill.tsx';
import { Ago } from '../parts/when.tsx';
import { policyOffice } from './api.ts';
import { PolicyWords } from './words.tsx';

const ALL = 'all';

const New = ({ onClose }: { onClose: () => void }) => {
  const { say, text } = useWords();
  const client = useQueryClient();
  const { data: themes = [] } = useQuery({
    queryKey: ['themes'],
    queryFn: ({ signal }) => api.themes(signal),
  });
  const state = useForm({
    schema: NewPolicy,
    read: (form) => ({
      id: form.get('id'),
      theme: form.get('theme') === ALL ? null : form.get('theme'),
      isSample: form.get('isSample') === 'yes',
      draft: EMPTY_POLICY,
    }),
    send: policyOffice.create,
    onDone: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['office-policies'] });
      go(`/office/policies/${id}`);
    },
  });
  return (
    <Window title={say('policy.new')} onClose={onClose}>
      <FormBox state={state} submit={say('policy.create')}>
        <TextInput name="id" label={say('policy.id')} help={say('policy.idHelp')} isLatin maxLength={60} />
        <SelectInput
          name="theme"
          label={say('policy.theme')}
          defaultValue={ALL}
          choices={[
            { id: ALL, title: say('policy.noTheme') },
            ...themes.map(({ id, title }) => ({ id, title: text(title) })),
          ]}
        />
        <CheckInput name="isSample">{say('policy.isSample')}</CheckInput>
      </FormBox>
    </Window>
  );
};

const columnsIn = ({ say, text, number }: Words): Column<OfficePolicy>[] => [
  {
    id: 'title',
    title: say('policy.title'),
    cell: ({ id, draft }) => (
      <span className="who">
        <Link href={`/office/policies/${id}`}>{text(draft.title) || id}</Link>
        <Code>{id}</Code>
      </span>
    ),
  },
  {
    id: 'state',
    title: say('policy.state'),
    cell: ({ state, isChanged }) => (
      <span className="who">
        <StateMark state={state} />
        {isChanged && state !== 'draft' && <span className="muted">{say('policy.unpublished')}</span>}
      </span>
    ),
  },
  {
    id: 'comments',
    title: say('policy.comments'),
    kind: 'number',
    cell: ({ counts }) => number(counts.published + counts.waiting + counts.rejected),
  },
  { id: 'changed', title: say('policy.changedAt'), cell: ({ changedAt }) => <Ago at={changedAt} /> },
];

const List = () => {
  const words = useWords();
  const { say } = words;
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['office-policies'],
    queryFn: ({ signal }) => policyOffice.list(signal),
  });
  return (
    <>
      <Heading
        lead={say('policy.lead.office')}
        actions={
          <Button className="button primary" onPress={() => setOpen(true)}>
            {say('policy.new')}
          </Button>
        }
      />
      {isOpen && <New onClose={() => setOpen(false)} />}
      <Fetched query={query}>
        {(policies) =>
          policies.length === 0 ? (
            <Empty icon="file" title="policy.none" text="policy.noneText" />
          ) : (
            <ListTable
              label={say('page.policies')}
              columns={columnsIn(words)}
              rows={policies}
              keyOf={({ id }) => id}
            />
          )
        }
      </Fetched>
    </>
  );
};

/** `/office/policies`: documents that are written or published. */
export const OfficePoliciesPage = () => (
  <PolicyWords>
    <List />
  </PolicyWords>
);
