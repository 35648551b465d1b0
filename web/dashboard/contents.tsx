import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Block } from './block.ts';

/** The blocks of a page as links to each, where a page is long. */
export const Contents = ({ blocks }: { blocks: readonly Block[] }) => {
  const { say } = useWords();
  return (
    <nav className="blocks-contents no-print" aria-label={say('dashboard.contents')}>
      <ul>
        {blocks.map(({ id, title, icon }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <Icon name={icon} />
              {say(title)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
