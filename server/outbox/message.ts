import type { Channel, MessageState, TemplateName, TopicId } from '../../sql/model/message.ts';
import type { Language } from '../../sql/model/text.ts';

/** A row of the outbox. */
export type Message = {
  id: string;
  channel: Channel;
  recipient: string;
  language: Language;
  template: TemplateName;
  content: unknown;
  topic: TopicId | null;
  state: MessageState;
  created_at: Date;
};

/** How sending ended where it need not be tried again. */
export type Outcome =
  | { state: 'sent' }
  | { state: 'suppressed' }
  | { state: 'dead'; error: string; isGone: boolean };
