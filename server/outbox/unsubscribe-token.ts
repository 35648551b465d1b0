import { foldAddress, TopicId } from '../../sql/model/message.ts';
import { isSame, type Secrets } from '../accounts/secrets.ts';

/** What is kept of an address that wants none of a topic: who cannot ask us, cannot tell whose it is. */
export const recipientHash = (secrets: Secrets, address: string): string =>
  secrets.mac('recipient', foldAddress(address));

const signed = (secrets: Secrets, topic: string, hash: string): string =>
  `${topic}.${hash}.${secrets.mac('unsubscribe', `${topic} ${hash}`)}`;

/** What ends a topic for an address without signing in: it names the address to nobody, and opens nothing else. */
export const unsubscribeToken = (secrets: Secrets, topic: TopicId, address: string): string =>
  signed(secrets, topic, recipientHash(secrets, address));

/** The topic and the address's hash of a token of ours; null for any other. */
export const readUnsubscribeToken = (
  secrets: Secrets,
  token: string,
): { topic: TopicId; recipientHash: string } | null => {
  const [topic = '', hash = ''] = token.split('.');
  const known = TopicId.safeParse(topic);
  const isOurs = isSame(Buffer.from(token), Buffer.from(signed(secrets, topic, hash)));
  return known.success && isOurs ? { topic: known.data, recipientHash: hash } : null;
};
