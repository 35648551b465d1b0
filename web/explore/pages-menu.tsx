import { Button, Dialog, DialogTrigger, Link, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

/** What there is besides the map. */
const PAGES: readonly { href: string; icon: IconName; name: MessageKey }[] = [
  { href: '/dashboard', icon: 'chart', name: 'menu.dashboard' },
  { href: '/risk', icon: 'warning', name: 'menu.risks' },
  { href: '/sdg', icon: 'target', name: 'menu.sdg' },
  { href: '/policies', icon: 'file', name: 'menu.policies' },
  { href: '/warnings', icon: 'bell', name: 'menu.warnings' },
  { href: '/civic', icon: 'users', name: 'menu.civic' },
  { href: '/budget', icon: 'table', name: 'menu.budget' },
  { href: '/analysis', icon: 'question', name: 'menu.ask' },
];

/** The way to all pages that are not the map: as a list, as a phone's bar has no room for them. */
export const PagesMenu = () => {
  const { say } = useWords();
  const label = say('menu.pages');
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label={label}>
        <Icon name="list" />
      </Button>
      <Popover className="popover account-menu" placement="bottom end">
        <Dialog aria-label={label}>
          {PAGES.map(({ href, icon, name }) => (
            <Link key={href} className="option" href={href}>
              <Icon name={icon} />
              {say(name)}
            </Link>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
