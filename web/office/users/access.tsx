import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { User } from '../../../sql/model/api/accounts.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { usersApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { nameOf } from './words.ts';

/** What can be done about somebody's access, and how it is said. */
type Step = {
  id: string;
  isOpen: (user: User) => boolean;
  kind: 'danger' | 'primary';
  work: (user: User) => Promise<unknown>;
  words: Record<'name' | 'about' | 'title' | 'text' | 'done', MessageKey>;
};

const wordsOf = (id: 'invite' | 'enable' | 'sessions' | 'secondFactor' | 'disable') =>
  ({
    name: `access.${id}.name`,
    about: `access.${id}.about`,
    title: `access.${id}.title`,
    text: `access.${id}.text`,
    done: `access.${id}.done`,
  }) as const satisfies Step['words'];

const STEPS: readonly Step[] = [
  {
    id: 'invite',
    isOpen: ({ state }) => state === 'invited',
    kind: 'primary',
    work: ({ email, language }) => usersApi.invite({ email, language, roles: [] }),
    words: wordsOf('invite'),
  },
  {
    id: 'enable',
    isOpen: ({ state }) => state === 'disabled',
    kind: 'primary',
    work: ({ id }) => usersApi.change(id, { state: 'active' }),
    words: wordsOf('enable'),
  },
  {
    id: 'sessions',
    isOpen: ({ state }) => state === 'active',
    kind: 'danger',
    work: ({ id }) => usersApi.endSessions(id),
    words: wordsOf('sessions'),
  },
  {
    id: 'secondFactor',
    isOpen: ({ secondFactor }) => secondFactor,
    kind: 'danger',
    work: ({ id }) => usersApi.endSecondFactor(id),
    words: wordsOf('secondFactor'),
  },
  {
    id: 'disable',
    isOpen: ({ state }) => state !== 'disabled',
    kind: 'danger',
    work: ({ id }) => usersApi.change(id, { state: 'disabled' }),
    words: wordsOf('disable'),
  },
];

const Ask = ({ user, step, onClose }: { user: User; step: Step; onClose: () => void }) => {
  const { say } = useWords();
  const name = nameOf(user);
  const deed = useDeed({
    work: step.work,
    changes: ['users'],
    said: () => say(step.words.done, { name }),
  });
  return (
    <ConfirmWindow
      title={say(step.words.title, { name })}
      button={say(step.words.name)}
      kind={step.kind}
      deed={deed}
      given={user}
      onClose={onClose}
    >
      {say(step.words.text, { name })}
    </ConfirmWindow>
  );
};

/** Lets somebody in, or keeps out: what there is to do depends on how the account stands. */
export const UserAccess = ({ user }: { user: User }) => {
  const { say } = useWords();
  const [asked, setAsked] = useState<Step | null>(null);
  return (
    <section className="section">
      <header className="head">
        <h2>{say('access.title')}</h2>
      </header>
      <ul className="rows">
        {STEPS.filter(({ isOpen }) => isOpen(user)).map((step) => (
          <li key={step.id} className="row-plain">
            <p className="muted">{say(step.words.about)}</p>
            <Button
              className={step.id === 'disable' ? 'button danger' : 'button'}
              onPress={() => setAsked(step)}
            >
              {say(step.words.name)}
            </Button>
          </li>
        ))}
      </ul>
      {asked && <Ask user={user} step={asked} onClose={() => setAsked(null)} />}
    </section>
  );
};
