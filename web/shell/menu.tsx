import { useMutation } from '@tanstack/react-query';
import {
  Button,
  Header,
  Link,
  ListBox,
  ListBoxItem,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Select,
  SelectValue,
  Separator,
} from 'react-aria-components';
import { useLocation, useSearch } from 'wouter';
import type { Language } from '../../sql/model/text.ts';
import { api } from '../api.ts';
import { OWN_NAMES, useWords } from '../i18n/intl.tsx';
import { type Scheme, useLook } from '../look.ts';
import { useSession } from '../session.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { go, signInAddress } from './go.ts';

/** Languages' names where there is little room. */
const SHORT: Record<Language, string> = { ar: 'ع', fr: 'FR', en: 'EN' };

/** The language of the page. */
export const LanguageChoice = () => {
  const { say, language } = useWords();
  const { setLook } = useLook();
  return (
    <Select
      className="select"
      value={language}
      onChange={(key) => setLook('lang', String(key))}
      aria-label={`${say('menu.language')}: ${OWN_NAMES[language]}`}
    >
      <Button className="button button-quiet">
        <SelectValue>{() => SHORT[language]}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox>
          {Object.entries(OWN_NAMES).map(([id, name]) => (
            <ListBoxItem key={id} id={id} className="option" textValue={name}>
              <span lang={id}>{name}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
};

/** Light or dark. */
export const SchemeButton = ({ scheme }: { scheme: Scheme }) => {
  const { say } = useWords();
  const { setLook } = useLook();
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <IconButton
      icon={scheme === 'light' ? 'moon' : 'sun'}
      label={`${say('menu.theme')}: ${say(`menu.${other}`)}`}
      onPress={() => setLook('look', other)}
    />
  );
};

/** First letters of the first two words of a name, or of an address. */
const initialsOf = (name: string): string =>
  name
    .split(/[\s.@_-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('\u200c');

const Signed = ({ name, email, hasOffice }: { name: string; email: string; hasOffice: boolean }) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: () => {
      go('/');
      return refresh();
    },
  });
  return (
    <MenuTrigger>
      <Button className="avatar" aria-label={say('session.menu', { name: name || email })}>
        <span className="avatar-sign" data-sign={initialsOf(name || email)} />
      </Button>
      <Popover className="popover account-menu" placement="bottom end">
        <Menu>
          <MenuSection>
            <Header>
              <strong>
                <bdi>{name || email}</bdi>
              </strong>
              {name && <bdi dir="ltr">{email}</bdi>}
            </Header>
            <MenuItem className="option" href="/account">
              {say('session.account')}
            </MenuItem>
            {hasOffice && (
              <MenuItem className="option" href="/office">
                {say('session.office')}
              </MenuItem>
            )}
          </MenuSection>
          <Separator />
          <MenuItem className="option" onAction={() => signOut.mutate()}>
            {say('session.signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};

/** Sign in; or one's own account, the office for whom there is one, and the way out. */
export const AccountMenu = ({ isShort = false }: { isShort?: boolean }) => {
  const { say } = useWords();
  const { state, account, capabilities } = useSession();
  const [path] = useLocation();
  const address = signInAddress(path, `?${useSearch()}`);
  if (account)
    return <Signed name={account.name} email={account.email} hasOffice={capabilities.length > 0} />;
  if (path === '/sign-in') return null;
  if (state === 'loading') return <span className="avatar-room" />;
  return isShort ? (
    <IconButton icon="user" label={say('session.signIn')} onPress={() => go(address)} />
  ) : (
    <Link className="button" href={address}>
      {say('session.signIn')}
    </Link>
  );
};
