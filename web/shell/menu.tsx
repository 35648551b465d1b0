import { lazy, Suspense } from 'react';
import { Link } from 'react-aria-components';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import type { Language } from '../../sql/model/text.ts';
import { OWN_NAMES, useWords } from '../i18n/intl.tsx';
import { type Scheme, useLook } from '../look.ts';
import { useSession } from '../session.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SelectOne } from '../ui/select.tsx';
import { go, signInAddress } from './go.ts';

/** Languages' names where there is little room. */
const SHORT: Record<Language, string> = { ar: 'ع', fr: 'FR', en: 'EN' };

/** The language of the page. */
export const LanguageChoice = () => {
  const { say, language } = useWords();
  const { setLook } = useLook();
  return (
    <SelectOne
      className="select"
      look="button button-quiet"
      aria-label={`${say('menu.language')}: ${OWN_NAMES[language]}`}
      choices={Object.entries(OWN_NAMES).map(([id, title]) => ({ id, title, lang: id }))}
      value={language}
      shown={SHORT[language]}
      onChange={(id) => setLook('lang', id)}
    />
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
