import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon } from '../ui/icon.tsx';

/** After a mail was asked for: the same whether or not the address is known here, so that nobody learns who has an account. */
export const MailSent = ({
  email,
  text,
  onAgain,
}: {
  email: string;
  text: MessageKey;
  onAgain: () => void;
}) => {
  const { say } = useWords();
  return (
    <div className="notice" role="status">
      <span className="notice-icon">
        <Icon name="mail" />
      </span>
      <h2>{say('mail.sent')}</h2>
      <p>
        <strong dir="ltr">{email}</strong>
      </p>
      <p>{say(text)}</p>
      <p className="muted">{say('mail.junk')}</p>
      <div className="actions">
        <Button className="button" onPress={onAgain}>
          {say('mail.again')}
        </Button>
      </div>
    </div>
  );
};
