import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import { useParams } from 'wouter';
import {
  EditWarning,
  EndWarning,
  NewWarning,
  type OfficeWarning,
  UpdateWarning,
} from '../../../sql/model/api/warnings.ts';
import { useWords } from '../../i18n/intl.tsx';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm, valuesOf } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { EvidenceCard } from '../../warnings/evidence.tsx';
import { Back } from '../parts/back.tsx';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted, useNotes } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { dutyApi } from './api.ts';
import { type Area, type Begun, contentIn, WarningFields } from './fields.tsx';
import { useAuthorities } from './use-authorities.ts';
import { DutyState, WithWarningWords } from './words.tsx';

/** Looks again at the warning and the lists that it stands in. */
const useChanged = () => {
  const client = useQueryClient();
  return (now: OfficeWarning): void => {
    client.setQueryData(['duty-one', now.id], now);
    void client.invalidateQueries({ queryKey: ['duty'] });
    void client.invalidateQueries({ queryKey: ['warnings'] });
  };
};

const placesOf = (warning: OfficeWarning, text: (value: OfficeWarning['places'][number]['name']) => string) =>
  warning.places.map(({ id, name }) => ({ id, name: text(name) }));

/** A draft is saved as often as one likes; what is issued is said anew, with a reason. */
const Words = ({ warning }: { warning: OfficeWarning }) => {
  const { say, text } = useWords();
  const note = useNotes();
  const changed = useChanged();
  const authorities = useAuthorities() ?? [];
  const [area, setArea] = useState<Area>({
    places: placesOf(warning, text),
    polygon: warning.content.polygon,
  });
  const { id, version, content, state } = warning;
  const isDraft = state === 'draft';
  const read = (form: FormData) => ({ version, content: contentIn(form, area) });
  const save = useForm({
    schema: EditWarning,
    read,
    send: (given) => dutyApi.save(id, given),
    onDone: (now) => {
      changed(now);
      note('done', say('duty.saved'));
    },
  });
  const update = useForm({
    schema: UpdateWarning,
    read: (form) => ({ ...read(form), reason: form.get('reason') }),
    send: (given) => dutyApi.update(id, given),
    onDone: (now) => {
      changed(now);
      note('done', say('duty.wasUpdated'));
    },
  });
  return (
    <section className="panel-card">
      <FormBox
        state={isDraft ? save : update}
        submit={say(isDraft ? 'duty.save' : 'duty.update')}
        kind="plain"
      >
        <WarningFields begun={content} authorities={authorities} area={area} setArea={setArea} />
        {!isDraft && <TextInput name="reason" label={say('duty.reason')} help={say('duty.reasonHelp')} />}
      </FormBox>
    </section>
  );
};

const End = ({ warning, onClose }: { warning: OfficeWarning; onClose: () => void }) => {
  const { say } = useWords();
  const note = useNotes();
  const changed = useChanged();
  const how = warning.state === 'draft' ? 'drop' : 'cancel';
  const state = useForm({
    schema: EndWarning,
    read: (form) => ({ ...valuesOf(form), version: warning.version }),
    send: (given) => dutyApi.end(warning.id, how, given),
    onDone: (now) => {
      changed(now);
      note('done', say(how === 'drop' ? 'duty.wasDropped' : 'duty.wasCancelled'));
      onClose();
    },
  });
  const title = say(how === 'drop' ? 'duty.drop' : 'duty.cancel');
  return (
    <Window title={title} onClose={onClose}>
      <FormBox state={state} submit={title} kind="danger">
        <TextInput
          name="reason"
          label={say('duty.reason')}
          {...(how === 'cancel' ? { help: say('duty.reasonHelp') } : {})}
        />
      </FormBox>
    </Window>
  );
};

const Publish = ({ warning, onClose }: { warning: OfficeWarning; onClose: () => void }) => {
  const { say, text } = useWords();
  const changed = useChanged();
  const deed = useDeed({
    work: async (version: number) => changed(await dutyApi.publish(warning.id, version)),
    changes: ['duty'],
    said: () => say('duty.wasPublished'),
  });
  return (
    <ConfirmWindow
      title={say('duty.publishTitle', { title: text(warning.content.headline) })}
      button={say('duty.publish')}
      kind="primary"
      deed={deed}
      given={warning.version}
      onClose={onClose}
    >
      {say('duty.publishText')}
    </ConfirmWindow>
  );
};

const Told = ({ warning: { proposal, overSince, mayIssue } }: { warning: OfficeWarning }) => {
  const { say, moment } = useWords();
  return (
    <>
      {!mayIssue && <Banner kind="note">{say('duty.notYours')}</Banner>}
      {overSince && <Banner kind="warning">{say('duty.over', { time: moment(overSince) })}</Banner>}
      {proposal?.kind === 'extend' && (
        <Banner kind="warning">
          {say('duty.extend', { time: moment(proposal.expires ?? proposal.at) })}
        </Banner>
      )}
    </>
  );
};

const Actions = ({ warning }: { warning: OfficeWarning }) => {
  const { say } = useWords();
  const [open, setOpen] = useState<'publish' | 'end' | null>(null);
  const { state, mayIssue, parts, id } = warning;
  const isOpen = mayIssue && (state === 'draft' || state === 'published');
  return (
    <>
      {parts > 0 && (
        <Link className="button" href={`/warnings/${id}`}>
          {say('duty.public')}
        </Link>
      )}
      {isOpen && (
        <Button className="button" onPress={() => setOpen('end')}>
          {say(state === 'draft' ? 'duty.drop' : 'duty.cancel')}
        </Button>
      )}
      {isOpen && state === 'draft' && (
        <Button className="button primary" onPress={() => setOpen('publish')}>
          {say('duty.publish')}
        </Button>
      )}
      {open === 'publish' && <Publish warning={warning} onClose={() => setOpen(null)} />}
      {open === 'end' && <End warning={warning} onClose={() => setOpen(null)} />}
    </>
  );
};

const Content = ({ warning }: { warning: OfficeWarning }) => {
  const { say, text } = useWords();
  const { content, state, mayIssue, version } = warning;
  const isOpen = mayIssue && (state === 'draft' || state === 'published');
  return (
    <>
      <Heading
        title={text(content.headline)}
        lead={
          <div className="tags">
            <Back href="/office/warnings">{say('page.dutyWarnings')}</Back>
            <DutyState state={state} />
          </div>
        }
        actions={<Actions warning={warning} />}
      />
      <Told warning={warning} />
      <div className="warnings-columns">
        <div>
          {isOpen ? (
            <Words key={version} warning={warning} />
          ) : (
            <section className="panel-card stack">
              <h2>{say('warnings.what')}</h2>
              <p className="written">{text(content.description)}</p>
              {content.instruction && <p className="written">{text(content.instruction)}</p>}
            </section>
          )}
        </div>
        <EvidenceCard evidence={warning.evidence} />
      </div>
    </>
  );
};

const NOTHING_YET: Begun = {};

/** A warning by hand. */
const New = () => {
  const { say } = useWords();
  const authorities = useAuthorities() ?? [];
  const [area, setArea] = useState<Area>({ places: [], polygon: null });
  const state = useForm({
    schema: NewWarning,
    read: (form) => ({ content: contentIn(form, area) }),
    send: dutyApi.create,
    onDone: ({ id }) => go(`/office/warnings/${id}`, { replace: true }),
  });
  return (
    <>
      <Heading
        title={say('duty.new')}
        lead={<Back href="/office/warnings">{say('page.dutyWarnings')}</Back>}
      />
      <section className="panel-card">
        <FormBox state={state} submit={say('duty.create')}>
          <WarningFields begun={NOTHING_YET} authorities={authorities} area={area} setArea={setArea} />
        </FormBox>
      </section>
    </>
  );
};

const Existing = ({ id }: { id: string }) => {
  const query = useQuery({ queryKey: ['duty-one', id], queryFn: ({ signal }) => dutyApi.one(id, signal) });
  return <Fetched query={query}>{(warning) => <Content warning={warning} />}</Fetched>;
};

/** `/office/warnings/{id}`, and `/office/warnings/new` */
export const DutyWarning = () => {
  const { id = '' } = useParams();
  return (
    <WithWarningWords>
      <Noted>{id === 'new' ? <New /> : <Existing id={id} />}</Noted>
    </WithWarningWords>
  );
};
