import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Subscription } from '../../sql/model/api/warnings.ts';
import { CAP_CATEGORY_TITLES, CAP_SEVERITY_TITLES } from '../../sql/model/cap-words.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { warningsApi } from './api.ts';
import { useNamed } from './use-named.ts';

const ICONS: Record<Subscription['channel'], IconName> = { mail: 'mail', push: 'bell', webhook: 'share' };
const RHYTHM: Record<Subscription['rhythm'], MessageKey> = {
  'at-once': 'follow.at-once',
  daily: 'follow.daily',
};

const Place = ({ id }: { id: string }) => <span className="tag">{useNamed(id)}</span>;

const What = ({ filter }: { filter: Subscription['filter'] }) => {
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

/** What somebody signed in follows already, each to be ended. */
export const FollowedList = () => {
  const { say } = useWords();
  const client = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: ['followed-warnings'],
    queryFn: ({ signal }) => warningsApi.mine(signal),
  });
  const stop = useMutation({
    mutationFn: warningsApi.stop,
    onSuccess: () => client.invalidateQueries({ queryKey: ['followed-warnings'] }),
  });
  if (data.length === 0) return null;
  return (
    <>
      <h3>{say('follow.mine')}</h3>
      <ul className="followed">
        {data.map(({ id, channel, filter, rhythm }) => (
          <li key={id}>
            <Icon name={ICONS[channel]} />
            <div>
              <What filter={filter} />
              <p className="muted">{say(RHYTHM[rhythm])}</p>
            </div>
            <ActionButton isPending={stop.isPending && stop.variables === id} onPress={() => stop.mutate(id)}>
              {say('follow.stop')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </>
  );
};
