import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import './parts.css';

/** The way back to the list that a page is one of. */
export const Back = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link className="back" href={href}>
    <Icon name="chevron" />
    {children}
  </Link>
);
