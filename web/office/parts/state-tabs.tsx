import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import './filters.css';

export type Tab = { id: string; title: string; href: string; count?: number | undefined };

/** A list by the state of what is in it: links, so that each has an address. `count` is how many there are. */
export const StateTabs = ({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly Tab[];
  current: string;
}) => {
  const { number } = useWords();
  return (
    <nav aria-label={label} className="tabs">
      <ul>
        {tabs.map(({ id, title, href, count }) => (
          <li key={id}>
            <Link
              className="tab"
              href={href}
              {...(id === current ? { 'aria-current': 'true' as const } : {})}
            >
              {title}
              {count !== undefined && <span className="tab-count">{number(count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
