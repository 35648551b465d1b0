import type { ReactNode } from 'react';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon, type IconName } from './icon.tsx';

/** Where a list has nothing in it: why, and what can be done. */
export const Empty = ({
  icon,
  title,
  text,
  children,
}: {
  icon: IconName;
  title: MessageKey;
  text: MessageKey;
  children?: ReactNode;
}) => {
  const { say } = useWords();
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{say(title)}</h2>
      <p>{say(text)}</p>
      {children && <div className="actions">{children}</div>}
    </div>
  );
};
