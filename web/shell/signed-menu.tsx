import { useMutation } from '@tanstack/react-query';
import { Button, Dialog, DialogTrigger, Link, Popover } from 'react-aria-components';
import { api } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { go } from './go.ts';

/** First letters of the first two words of a name, or of an address. */
const initialsOf = (name: string): string =>
  name
    .split(/[\s.@_-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('\u200c');

/** One's own account, the office for whom there is one, and the way out. */
export const SignedMenu = ({
  name,
  email,
  hasOffice,
}: {
  name: string;
  email: string;
  hasOffice: boolean;
}) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: () => {
      go('/');
      return refresh();
    },
  });
  const label = say('session.menu', { name: name || email });
  return (
    <DialogTrigger>
      <Button className="avatar" aria-label={label}>
        <span className="avatar-sign" data-sign={initialsOf(name || email)} />
      </Button>
      <Popover className="popover account-menu" placement="bottom end">
        <Dialog aria-label={label}>
          {({ close }) => (
            <>
              <header>
                <strong>
                  <bdi>{name || email}</bdi>
                </strong>
                {name && <bdi dir="ltr">{email}</bdi>}
              </header>
              <Link className="option" href="/account" onPress={close}>
                {say('session.account')}
              </Link>
              {hasOffice && (
                <Link className="option" href="/office" onPress={close}>
                  {say('session.office')}
                </Link>
              )}
              <hr />
              <Button className="option" onPress={() => signOut.mutate()}>
                {say('session.signOut')}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
