import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { Scheme } from '../look.ts';
import { AccountMenu, LanguageChoice, SchemeButton } from '../shell/menu.tsx';
import { Icon } from '../ui/icon.tsx';
import { About, Share } from './dialogs.tsx';

/** Name, language, look, sharing, who is signed in. */
export const TopBar = ({ scheme }: { scheme: Scheme }) => {
  const { say } = useWords();
  return (
    <header className="top">
      <h1>
        <img src="/icon.svg" alt="" width="28" height="28" />
        {say('app.name')}
      </h1>
      <LanguageChoice />
      <SchemeButton scheme={scheme} />
      <Link className="icon-button" href="/dashboard" aria-label={say('menu.dashboard')}>
        <Icon name="chart" />
      </Link>
      <Link className="icon-button" href="/analysis" aria-label={say('menu.ask')}>
        <Icon name="question" />
      </Link>
      <Link className="icon-button" href="/risk" aria-label={say('menu.risks')}>
        <Icon name="warning" />
      </Link>
      <Share />
      <About />
      <AccountMenu isShort />
    </header>
  );
};
