import { useState } from 'react';
import { ROLE_IDS, ROLES, Visibility } from '../../../sql/model/roles.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ChecksInput, RadioInput } from '../../ui/form/choice-input.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { workApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { seenBy, type WorkLayer } from './words.ts';

/** Administrators see every layer. */
const SHOWN_TO = ROLE_IDS.filter((id) => id !== 'administrator');
const KINDS = ['public', 'roles', 'draft'] as const;
const ABOUT = {
  public: ['layers.visible.public', 'layers.publicAbout'],
  roles: ['layers.visible.roles', 'layers.rolesAbout'],
  draft: ['layers.visible.draft', 'layers.draftAbout'],
} as const;

/** What the form holds: only what is restricted to roles names some. */
const visibilityOf = (form: FormData): unknown => {
  const kind = form.get('kind');
  return kind === 'roles' ? { kind, roles: form.getAll('roles') } : { kind };
};

const Ask = ({
  layer,
  visibility,
  onClose,
}: {
  layer: WorkLayer;
  visibility: Visibility;
  onClose: () => void;
}) => {
  const words = useWords();
  const { say, text } = words;
  const title = text(layer.title);
  const deed = useDeed({
    work: (wanted: Visibility) => workApi.show(layer.id, wanted),
    changes: ['work', 'layers', 'draft'],
    said: () => say('visibility.done', { title }),
  });
  return (
    <ConfirmWindow
      title={say('visibility.title', { title })}
      button={say('visibility.go')}
      kind={visibility.kind === 'public' ? 'primary' : 'danger'}
      deed={deed}
      given={visibility}
      onClose={onClose}
    >
      <p>{say('visibility.now', { who: seenBy(layer.visibility, words) })}</p>
      <p>{say('visibility.then', { who: seenBy(visibility, words) })}</p>
      <p>{say('visibility.everywhere')}</p>
    </ConfirmWindow>
  );
};

/** Who sees a layer, and the change of it. */
export const LayerVisibility = ({ layer }: { layer: WorkLayer }) => {
  const { say, text } = useWords();
  const { visibility } = layer;
  const [kind, setKind] = useState<string>(visibility.kind);
  const [asked, setAsked] = useState<Visibility | null>(null);
  const state = useForm({
    schema: Visibility,
    read: visibilityOf,
    send: (wanted) => Promise.resolve(setAsked(wanted)),
  });
  return (
    <section className="panel-card">
      <h2>{say('layers.visible')}</h2>
      <p>{say('visibility.everywhere')}</p>
      <FormBox state={state} submit={say('form.save')} kind="plain">
        <RadioInput
          name="kind"
          label={say('visibility.who')}
          value={kind}
          onChange={setKind}
          choices={KINDS.map((id) => ({ id, title: say(ABOUT[id][0]), note: say(ABOUT[id][1]) }))}
        />
        {kind === 'roles' && (
          <ChecksInput
            name="roles"
            label={say('visibility.roles')}
            defaultValue={visibility.kind === 'roles' ? visibility.roles : []}
            choices={SHOWN_TO.map((id) => ({
              id,
              title: id === 'citizen' ? say('visibility.everyAccount') : text(ROLES[id].title),
            }))}
          />
        )}
      </FormBox>
      {asked && <Ask layer={layer} visibility={asked} onClose={() => setAsked(null)} />}
    </section>
  );
};
