import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type OfficePolicy, PublishPolicy, WithdrawPolicy } from '../../../sql/model/api/policies.ts';
import type { PolicyDraft } from '../../../sql/model/policy.ts';
import { LANGUAGES, type Language } from '../../../sql/model/text.ts';
import { OWN_NAMES, useWords } from '../../i18n/intl.tsx';
import { StateMark } from '../../policies/state.tsx';
import '../../policies/policies.css';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { Back } from '../parts/back.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { useNotes } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { allWordsIn } from '../warnings/word-fields.tsx';
import { policyOffice } from './api.ts';
import { Consulted } from './consulted.tsx';
import { IndicatorFields, TargetsFields } from './measures.tsx';
import { PlacesPicker } from './places.tsx';
import { TextFields } from './texts.tsx';
import { PolicyWords } from './words.tsx';
import './policies.css';

const CHANGES = ['office-policies', 'policies', 'policy', 'policy-comments'];

/** What is asked before something is published or withdrawn: words in three languages. */
const InThree = ({
  policy,
  how,
  onClose,
}: {
  policy: OfficePolicy;
  how: 'publish' | 'withdraw';
  onClose: () => void;
}) => {
  const { say } = useWords();
  const note = useNotes();
  const client = useQueryClient();
  const done = async () => {
    for (const name of CHANGES) await client.invalidateQueries({ queryKey: [name] });
    note('done', say(how === 'publish' ? 'policy.wasPublished' : 'policy.wasWithdrawn'));
    onClose();
  };
  const { id, revision } = policy;
  const publish = useForm({
    schema: PublishPolicy,
    read: (form) => ({ revision, note: allWordsIn(form, 'note') }),
    send: (given) => policyOffice.publish(id, given),
    onDone: done,
  });
  const withdraw = useForm({
    schema: WithdrawPolicy,
    read: (form) => ({ revision, reason: allWordsIn(form, 'reason') }),
    send: (given) => policyOffice.withdraw(id, given),
    onDone: done,
  });
  const isPublish = how === 'publish';
  const name = isPublish ? 'note' : 'reason';
  return (
    <Window title={say(isPublish ? 'policy.publishTitle' : 'policy.withdraw')} onClose={onClose}>
      <FormBox
        state={isPublish ? publish : withdraw}
        submit={say(isPublish ? 'policy.publish' : 'policy.withdraw')}
        kind={isPublish ? 'primary' : 'danger'}
      >
        {isPublish && <p className="muted">{say('policy.publishText')}</p>}
        {LANGUAGES.map((language) => (
          <TextInput
            key={language}
            name={`${name}.${language}`}
            label={`${say(isPublish ? 'policy.note' : 'policy.withdrawReason')} · ${OWN_NAMES[language]}`}
            language={language}
            maxLength={500}
          />
        ))}
      </FormBox>
    </Window>
  );
};

const Written = ({
  policy,
  language,
  setLanguage,
}: {
  policy: OfficePolicy;
  language: Language;
  setLanguage: (language: Language) => void;
}) => {
  const { say } = useWords();
  const [draft, setDraft] = useState<PolicyDraft>(policy.draft);
  const save = useDeed({
    work: (given: PolicyDraft) => policyOffice.save(policy.id, { revision: policy.revision, draft: given }),
    changes: CHANGES,
    said: () => say('policy.saved'),
    isLoud: true,
  });
  return (
    <form
      className="form policy-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.run(draft);
      }}
    >
      <section className="panel-card stack">
        <Tabs selectedKey={language} onSelectionChange={(key) => setLanguage(key as Language)}>
          <TabList className="policy-languages" aria-label={say('policy.language')}>
            {LANGUAGES.map((one) => (
              <Tab key={one} id={one} className="policy-language">
                <span lang={one}>{OWN_NAMES[one]}</span>
              </Tab>
            ))}
          </TabList>
          {LANGUAGES.map((one) => (
            <TabPanel key={one} id={one} className="stack">
              <TextFields draft={draft} language={one} onChange={setDraft} />
            </TabPanel>
          ))}
        </Tabs>
      </section>
      <TargetsFields draft={draft} onChange={setDraft} />
      <section className="panel-card stack">
        <h2>{say('policy.linked')}</h2>
        <IndicatorFields draft={draft} onChange={setDraft} />
        <PlacesPicker
          label={say('policy.places')}
          ids={draft.places}
          most={60}
          onChange={(places) => setDraft((now) => ({ ...now, places }))}
        />
      </section>
      {save.failure && <Banner kind="error">{save.failure}</Banner>}
      <div className="form-foot policy-save">
        <ActionButton isSubmit kind="primary" isPending={save.isPending}>
          {say('policy.save')}
        </ActionButton>
      </div>
    </form>
  );
};

const Editor = ({ policy }: { policy: OfficePolicy }) => {
  const { say, text } = useWords();
  const [open, setOpen] = useState<'publish' | 'withdraw' | null>(null);
  const [language, setLanguage] = useState<Language>('ar');
  const { id, draft, state, mayWrite, revision } = policy;
  return (
    <>
      <Heading
        title={text(draft.title) || id}
        lead={
          <div className="policy-tags">
            <Back href="/office/policies">{say('page.policies')}</Back>
            <StateMark state={state} />
            {policy.isChanged && state !== 'draft' && (
              <span className="muted">{say('policy.unpublished')}</span>
            )}
          </div>
        }
        actions={
          <>
            {state !== 'draft' && (
              <Link className="button" href={`/policies/${id}`}>
                {say('policy.see')}
              </Link>
            )}
            {mayWrite && state === 'published' && (
              <Button className="button" onPress={() => setOpen('withdraw')}>
                {say('policy.withdraw')}
              </Button>
            )}
            {mayWrite && (
              <Button className="button primary" onPress={() => setOpen('publish')}>
                {say('policy.publish')}
              </Button>
            )}
          </>
        }
      />
      {!mayWrite && <Banner kind="note">{say('policy.notYours')}</Banner>}
      {open && <InThree policy={policy} how={open} onClose={() => setOpen(null)} />}
      {mayWrite && <Written key={revision} policy={policy} language={language} setLanguage={setLanguage} />}
      {mayWrite && <Consulted policy={policy} />}
    </>
  );
};

const Existing = ({ id }: { id: string }) => {
  const query = useQuery({
    queryKey: ['office-policies', id],
    queryFn: ({ signal }) => policyOffice.one(id, signal),
  });
  return <Fetched query={query}>{(policy) => <Editor policy={policy} />}</Fetched>;
};

/** `/office/policies/{id}` */
export const PolicyEditor = () => (
  <PolicyWords>
    <Existing id={useId()} />
  </PolicyWords>
);
