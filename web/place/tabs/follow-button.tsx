import { useFollow } from '../../dashboard/follow.ts';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import { OF_DASHBOARD } from '../../i18n/of-dashboard.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';

const Follow = ({ place }: { place: string }) => {
  const { say, language } = useWords();
  const { isFollowed, isByMail, isTurning, error, turn } = useFollow(place, language);
  return (
    <>
      <ActionButton isOn={isFollowed} isPending={isTurning} onPress={() => turn(!isFollowed)}>
        <Icon name={isFollowed ? 'check' : 'plus'} />
        {say(isFollowed ? 'dashboard.unfollow' : 'dashboard.follow')}
      </ActionButton>
      <span role="status" className={isFollowed || error ? 'follow-said muted' : 'visually-hidden'}>
        {error
          ? error.message
          : isFollowed && say(isByMail ? 'dashboard.follow.mail' : 'dashboard.follow.device')}
      </span>
    </>
  );
};

/** Follows a place, or no more: it stands on the dashboard then, and who is signed in is sent its warnings. */
export const FollowButton = (given: { place: string }) => (
  <WithWords words={OF_DASHBOARD}>
    <Follow {...given} />
  </WithWords>
);
