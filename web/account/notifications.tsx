import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useWords, WithWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import type { PushTrouble } from '../push.ts';
import { Heading } from '../shell/heading.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { FollowedList } from '../warnings/followed.tsx';
import '../warnings/warnings.css';
import { WARNING_WORDS } from '../i18n/warnings.ts';
import { accountApi } from './api.ts';
import { usePush } from './use-push.ts';

const TROUBLES: Record<PushTrouble, MessageKey> = {
  unsupported: 'push.unsupported',
  denied: 'push.denied',
};

const Here = ({ push }: { push: ReturnType<typeof usePush> }) => {
  const { say } = useWords();
  const trial = useMutation({ mutationFn: accountApi.testPush });
  const { data, trouble, turnOn, turnOff } = push;
  const own = data?.own ?? null;
  return (
    <section className="panel-card status">
      <span className="notice-icon">
        <Icon name="bell" />
      </span>
      <div className="stack">
        <h2>{say(own ? 'push.on' : 'push.off')}</h2>
        <p className="muted">{say('push.text')}</p>
        {trouble && <Banner kind="note">{say(TROUBLES[trouble])}</Banner>}
        {turnOn.isError && !trouble && <Banner kind="error">{say('push.failed')}</Banner>}
        {trial.isSuccess && <Banner kind="done">{say('push.tried')}</Banner>}
        {!trouble && (
          <div className="actions">
            {own ? (
              <>
                <ActionButton isPending={trial.isPending} onPress={() => trial.mutate()}>
                  {say('push.try')}
                </ActionButton>
                <ActionButton isPending={turnOff.isPending} onPress={() => turnOff.mutate(own.id)}>
                  {say('push.turnOff')}
                </ActionButton>
              </>
            ) : (
              <ActionButton kind="primary" isPending={turnOn.isPending} onPress={() => turnOn.mutate()}>
                {say('push.turnOn')}
              </ActionButton>
            )}
          </div>
        )}
      </div>
    </section>
  );
};

const Others = ({ push }: { push: ReturnType<typeof usePush> }) => {
  const { say, day } = useWords();
  const others = (push.data?.subscriptions ?? []).filter(({ id }) => id !== push.data?.own?.id);
  if (others.length === 0) return null;
  return (
    <section className="section">
      <h2>{say('push.others')}</h2>
      <ul className="rows">
        {others.map(({ id, service, createdAt, goneAt }) => (
          <li key={id}>
            <span className="row-icon">
              <Icon name="devices" />
            </span>
            <div className="row-main">
              <h3>
                <bdi dir="ltr">{service}</bdi>
                {goneAt && <span className="tag">{say('push.gone')}</span>}
              </h3>
              <p className="muted">{say('push.since', { day: day(createdAt) })}</p>
            </div>
            <ActionButton
              isPending={push.turnOff.isPending && push.turnOff.variables === id}
              onPress={() => push.turnOff.mutate(id)}
            >
              {say('push.remove')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The places and warnings that one follows, by whatever way; more are chosen on the page of warnings. */
const Followed = () => {
  const { say } = useWords();
  return (
    <section className="panel-card stack" id="followed">
      <h2>{say('follow.yours')}</h2>
      <p className="muted">{say('follow.yoursText')}</p>
      <FollowedList />
      <div className="actions">
        <Link className="button" href="/warnings#follow">
          {say('follow.title')}
        </Link>
      </div>
    </section>
  );
};

/** Messages to one's browsers while no page is open. */
export const Notifications = () => {
  const { say } = useWords();
  const push = usePush();
  if (push.isError) return <Failed retry={() => void push.refetch()} />;
  if (!push.data) return <Loading />;
  return (
    <>
      <Heading lead={say('push.lead')} />
      <Here push={push} />
      <Others push={push} />
      <WithWords words={WARNING_WORDS}>
        <Followed />
      </WithWords>
    </>
  );
};
