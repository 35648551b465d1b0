import { useWords } from '../i18n/intl.tsx';
import type { Scheme } from '../look.ts';
import { AccountMenu, LanguageChoice, SchemeButton } from '../shell/menu.tsx';
import { About, Share } from './dialogs.tsx';
import { PagesMenu } from './pages-menu.tsx';

/** Name, language, look, other pages, sharing, who is signed in. */
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
      <PagesMenu />
      <Share />
      <About />
      <AccountMenu isShort />
    </header>
  );
};
