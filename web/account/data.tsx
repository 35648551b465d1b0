import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import { z } from 'zod';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { go } from '../shell/go.ts';
import { Heading } from '../shell/heading.tsx';
import { useProof } from '../shell/proof.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { saveFile } from '../ui/save-file.ts';
import { Window } from '../ui/window.tsx';
import { accountApi } from './api.ts';

const Export = () => {
  const { say } = useWords();
  const prove = useProof();
  const fetched = useMutation({
    mutationFn: () => prove(accountApi.exported),
    onSuccess: (file) => saveFile('biatouna-my-data.json', file),
  });
  return (
    <section className="panel-card stack">
      <h2>{say('data.export')}</h2>
      <p className="muted">{say('data.exportText')}</p>
      {fetched.error?.name === 'ApiError' && <Banner kind="error">{fetched.error.message}</Banner>}
      <div className="actions">
        <ActionButton isPending={fetched.isPending} onPress={() => fetched.mutate()}>
          {say('data.exportGo')}
        </ActionButton>
      </div>
    </section>
  );
};

const EraseWindow = ({ email, onClose }: { email: string; onClose: () => void }) => {
  const { say } = useWords();
  const { enter } = useSession();
  const prove = useProof();
  const same = z.strictObject({
    typed: z
      .string()
      .trim()
      .refine((text) => text.toLowerCase() === email.toLowerCase(), say('data.notSame')),
  });
  const state = useForm({
    schema: same,
    send: () => prove(accountApi.erase),
    onDone: () => {
      go('/erased', { replace: true });
      enter({ kind: 'public' });
    },
  });
  return (
    <Window title={say('data.eraseTitle')} isAlert onClose={onClose}>
      <p>{say('data.eraseWarning')}</p>
      <p>
        <strong dir="ltr">{email}</strong>
      </p>
      <FormBox
        state={state}
        submit={say('data.eraseGo')}
        kind="danger"
        more={
          <Button className="button" onPress={onClose}>
            {say('form.cancel')}
          </Button>
        }
      >
        <TextInput name="typed" label={say('data.type')} isLatin autoComplete="off" />
      </FormBox>
    </Window>
  );
};

/** All that is kept of oneself, as a file; and the end of the account. */
export const Data = () => {
  const { say } = useWords();
  const { account } = useSession();
  const [isAsked, setIsAsked] = useState(false);
  if (!account) return null;
  return (
    <>
      <Heading
        lead={
          <>
            {say('data.lead')} <Link href="/privacy">{say('data.privacy')}</Link>
          </>
        }
      />
      <Export />
      <section className="panel-card stack">
        <h2>{say('data.erase')}</h2>
        <p className="muted">{say('data.eraseText')}</p>
        <div className="actions">
          <Button className="button danger" onPress={() => setIsAsked(true)}>
            {say('data.erase')}
          </Button>
        </div>
      </section>
      {isAsked && <EraseWindow email={account.email} onClose={() => setIsAsked(false)} />}
    </>
  );
};
