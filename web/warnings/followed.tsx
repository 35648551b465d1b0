import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Subscription } from '../../sql/model/api/warnings.ts';
import { CAP_CATEGORY_TITLES, CAP_SEVERITY_TITLES } from '../../sql/model/cap-words.ts';
import type { Following } from '../../sql/model/subscription.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { warningsApi } from './api.ts';
import { FOLLOWED_KEY } from './followed-key.ts';
import { useHere } from './use-here.ts';
import { useNamed } from './use-named.ts';

const ICONS: Record<Subscription['channel'], IconName> = { mail: 'mail', push: 'bell', webhook: 'share' };
const RHYTHM: Record<Following['rhythm'], MessageKey> = {
  'at-once': 'follow.at-once',
  daily: 'follow.daily',
};

const Place = ({ id }: { id: string }) => <span className="tag">{useNamed(id)}</span>;

const What = ({ filter }: Pick<Following, 'filter'>) => {
  const { say, text } = useWords();
  const { places, polygon, categories, severity } = filter;
  return (
    <p className="tags">
      {polygon && <span className="tag">{say('follow.drawn')}</span>}
      {places.length === 0 && !polygon && <span className="tag">{say('follow.everywhere')}</span>}
      {places.map((id) => (
        <Place key={id} id={id} />
      ))}
      {categories.map((one) => (
        <span key={one} className="tag">
          {text(CAP_CATEGORY_TITLES[one])}
        </span>
      ))}
      {severity !== 'Unknown' && (
        <span className="tag">{say('warnings.from', { severity: text(CAP_SEVERITY_TITLES[severity]) })}</span>
      )}
    </p>
  );
};

/** One thing that is followed, with how to end it. */
const Followed = ({
  icon,
  following,
  stop,
  children,
}: {
  icon: IconName;
  following: Pick<Following, 'filter' | 'rhythm'>;
  stop: { isPending: boolean; go: () => void };
  children?: ReactNode;
}) => {
  const { say } = useWords();
  return (
    <li>
      <Icon name={icon} />
      <div>
        <What filter={following.filter} />
        <p className="muted">{say(RHYTHM[following.rhythm])}</p>
        {children}
      </div>
      <ActionButton isPending={stop.isPending} onPress={stop.go}>
        {say('follow.stop')}
      </ActionButton>
    </li>
  );
};

/** What somebody signed in follows already, each to be ended. */
export const FollowedList = () => {
  const { say } = useWords();
  const client = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: FOLLOWED_KEY,
    queryFn: ({ signal }) => warningsApi.mine(signal),
  });
  const stop = useMutation({
    mutationFn: warningsApi.stop,
    onSuccess: () => client.invalidateQueries({ queryKey: FOLLOWED_KEY }),
  });
  if (data.length === 0) return null;
  return (
    <>
      <h3>{say('follow.mine')}</h3>
      <ul className="followed">
        {data.map(({ id, channel, ...following }) => (
          <Followed
            key={id}
            icon={ICONS[channel]}
            following={following}
            stop={{ isPending: stop.isPending && stop.variables === id, go: () => stop.mutate(id) }}
          />
        ))}
      </ul>
    </>
  );
};

/** What this browser follows without an account, each to be ended here; what waits for its answer says so. */
export const FollowedHereList = () => {
  const { say } = useWords();
  const { followed, stop } = useHere();
  if (followed.length === 0) return null;
  return (
    <>
      <h3>{say('follow.mineHere')}</h3>
      <ul className="followed">
        {followed.map(({ id, isConfirmed, ...following }) => (
          <Followed
            key={id}
            icon="bell"
            following={following}
            stop={{ isPending: stop.isPending && stop.variables === id, go: () => stop.mutate(id) }}
          >
            <p role="status" className={isConfirmed ? 'visually-hidden' : 'muted'}>
              {say(isConfirmed ? 'follow.hereDone' : 'follow.hereWaits')}
            </p>
          </Followed>
        ))}
      </ul>
    </>
  );
};
