import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type CreatedKey, KEY_LIFE, KEY_PER_MINUTE, NewKey } from '../../sql/model/api/keys.ts';
import { CAPABILITY_TITLES } from '../../sql/model/roles.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { useProof } from '../shell/proof.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { ChecksInput, SelectInput } from '../ui/form/choice-input.tsx';
import { DateInput } from '../ui/form/date-input.tsx';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm, valuesOf } from '../ui/form/use-form.ts';
import { Window } from '../ui/window.tsx';
import { accountApi } from './api.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** `30`, `90`, `365` days from now, or the end of the day that was chosen. */
const expiryOf = (life: unknown, day: unknown): string | undefined => {
  if (life !== 'day') return inDays(Number(life ?? KEY_LIFE.usual)).toISOString();
  return typeof day === 'string' ? `${day}T23:59:59Z` : undefined;
};

const read = (form: FormData): unknown => {
  const { name, perMinute, life, day } = valuesOf(form);
  return {
    name,
    scopes: form.getAll('scopes'),
    perMinute: perMinute === undefined ? undefined : Number(perMinute),
    expiresAt: expiryOf(life, day),
  };
};

const Expiry = () => {
  const { say } = useWords();
  const [life, setLife] = useState(String(KEY_LIFE.usual));
  const choices = [
    { id: '30', title: say('keys.days', { count: 30 }) },
    { id: '90', title: say('keys.days', { count: 90 }) },
    { id: '365', title: say('keys.year') },
    { id: 'day', title: say('keys.day') },
  ];
  return (
    <>
      <SelectInput name="life" label={say('keys.life')} choices={choices} value={life} onChange={setLife} />
      {life === 'day' && (
        <DateInput
          name="day"
          label={say('keys.lastDay')}
          least={dayOf(inDays(1))}
          most={dayOf(inDays(KEY_LIFE.longest - 1))}
          defaultValue={dayOf(inDays(KEY_LIFE.usual))}
        />
      )}
    </>
  );
};

/** The key itself, this once, with how it is sent. */
const Shown = ({ made, onKept }: { made: CreatedKey; onKept: () => void }) => {
  const { say } = useWords();
  const example = `curl -H "Authorization: Bearer ${made.text}" \\\n  ${window.location.origin}/api/layers`;
  return (
    <div className="stack">
      <Banner kind="warning">{say('keys.once')}</Banner>
      <CopyText title={say('keys.text')} text={made.text} />
      <CopyText title={say('keys.example')} text={example} />
      <Button className="button primary" onPress={onKept}>
        {say('keys.kept')}
      </Button>
    </div>
  );
};

/** Makes a key: what for, what it may, how long it holds, how often it may ask. */
export const KeyForm = ({ onClose }: { onClose: () => void }) => {
  const { say, text } = useWords();
  const { capabilities } = useSession();
  const client = useQueryClient();
  const prove = useProof();
  const [made, setMade] = useState<CreatedKey | null>(null);
  const state = useForm({
    schema: NewKey,
    read,
    send: (values) => prove(() => accountApi.newKey(values)),
    onDone: (created) => {
      setMade(created);
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  if (made)
    return (
      <Window title={say('keys.made')} isAlert onClose={onClose}>
        <Shown made={made} onKept={onClose} />
      </Window>
    );
  const scopes = capabilities.map((id) => ({ id, title: text(CAPABILITY_TITLES[id]) }));
  return (
    <Window title={say('keys.new')} onClose={onClose}>
      <FormBox
        state={state}
        submit={say('keys.make')}
        more={
          <Button className="button" onPress={onClose}>
            {say('form.cancel')}
          </Button>
        }
      >
        <TextInput name="name" label={say('keys.name')} help={say('keys.nameHelp')} autoComplete="off" />
        {scopes.length > 0 ? (
          <ChecksInput
            name="scopes"
            label={say('keys.scopes')}
            help={say('keys.scopesHelp')}
            choices={scopes}
          />
        ) : (
          <p className="field-help">{say('keys.noScopes')}</p>
        )}
        <div className="fields">
          <Expiry />
          <TextInput
            name="perMinute"
            type="number"
            label={say('keys.perMinute')}
            defaultValue={String(KEY_PER_MINUTE.usual)}
          />
        </div>
      </FormBox>
    </Window>
  );
};
