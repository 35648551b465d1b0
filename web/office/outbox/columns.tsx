import { Button } from 'react-aria-components';
import type { OutboxMessage } from '../../../sql/model/api/outbox.ts';
import { OWN_NAMES, useWords, type Words } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Column } from '../parts/list-table.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { Ago, When } from '../parts/when.tsx';
import { CHANNEL_TITLES, deliveryErrorText, MESSAGE_TITLES, TEMPLATE_TITLES } from './words.ts';

type OnMessage = (message: OutboxMessage) => void;

const What = ({ message }: { message: OutboxMessage }) => {
  const { say } = useWords();
  const { icon, title } = CHANNEL_TITLES[message.channel];
  return (
    <span className="what">
      <Icon name={icon} />
      <span className="who">
        <span>{say(TEMPLATE_TITLES[message.template])}</span>
        <span className="muted">
          {say(title)} · <span lang={message.language}>{OWN_NAMES[message.language]}</span>
        </span>
      </span>
    </span>
  );
};

const Outcome = ({ message }: { message: OutboxMessage }) => {
  const { say } = useWords();
  const { state, error } = message;
  const { title, tone } = MESSAGE_TITLES[state];
  return (
    <span className="outcome">
      <Pill tone={tone}>{say(title)}</Pill>
      {error !== null && (
        <span className="muted">
          {deliveryErrorText(error, say)} <Code>{error}</Code>
        </span>
      )}
    </span>
  );
};

const Times = ({ message }: { message: OutboxMessage }) => {
  const { say } = useWords();
  const { state, createdAt, sentAt, nextAt } = message;
  return (
    <span className="who">
      <When at={sentAt ?? createdAt} />
      {state === 'waiting' && nextAt !== null && (
        <span className="muted">
          {say('outbox.next')} <Ago at={nextAt} />
        </span>
      )}
    </span>
  );
};

const Actions = ({
  message,
  onRetry,
  onDiscard,
}: {
  message: OutboxMessage;
  onRetry: OnMessage;
  onDiscard: OnMessage;
}) => {
  const { say } = useWords();
  const about = { title: say(TEMPLATE_TITLES[message.template]), to: message.recipient };
  return (
    <>
      {message.state === 'dead' && (
        <Button
          className="button"
          aria-label={say('outbox.retryNamed', about)}
          onPress={() => onRetry(message)}
        >
          {say('outbox.retry')}
        </Button>
      )}
      {(message.state === 'dead' || message.state === 'waiting') && (
        <Button
          className="button button-plain"
          aria-label={say('outbox.discardNamed', about)}
          onPress={() => onDiscard(message)}
        >
          {say('outbox.discard')}
        </Button>
      )}
    </>
  );
};

export const messageColumns = (
  { say, number }: Words,
  onRetry: OnMessage,
  onDiscard: OnMessage,
): Column<OutboxMessage>[] => [
  { id: 'what', title: say('outbox.message'), cell: (message) => <What message={message} /> },
  {
    id: 'to',
    title: say('outbox.to'),
    cell: ({ recipient }) => recipient && <Code>{recipient}</Code>,
  },
  { id: 'state', title: say('users.state'), kind: 'wide', cell: (message) => <Outcome message={message} /> },
  { id: 'attempts', title: say('jobs.attempts'), kind: 'number', cell: ({ attempts }) => number(attempts) },
  { id: 'at', title: say('audit.when'), cell: (message) => <Times message={message} /> },
  {
    id: 'actions',
    title: say('list.actions'),
    kind: 'actions',
    cell: (message) => <Actions {...{ message, onRetry, onDiscard }} />,
  },
];
