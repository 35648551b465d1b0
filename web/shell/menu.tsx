import { lazy, Suspense } from 'react';
import { Button, Link, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import type { Language } from '../../sql/model/text.ts';
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

/** For who is signed in alone: most who look at the map are not. */
const Signed = lazy(async () => ({ default: (await import('./signed-menu.tsx')).SignedMenu }));

/** Sign in; or one's own account, the office for whom there is one, and the way out. */
export const AccountMenu = ({ isShort = false }: { isShort?: boolean }) => {
  const { say } = useWords();
  const { state, account, capabilities } = useSession();
  const path = usePathname();
  const address = signInAddress(path, useSearch());
  if (account)
    return (
      <Suspense fallback={<span className="avatar-room" />}>
        <Signed name={account.name} email={account.email} hasOffice={capabilities.length > 0} />
      </Suspense>
    );
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
