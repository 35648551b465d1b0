import type pg from 'pg';
import type { CapAlert, CapInfo } from '../../../sql/model/cap.ts';
import { CAP_SEVERITY_TITLES } from '../../../sql/model/cap-words.ts';
import type { MessageContent } from '../../../sql/model/message.ts';
import type { Text } from '../../../sql/model/text.ts';
import { post } from '../../../sql/outbox/post.ts';
import type { Follower, Told } from './matching.ts';

/** What an alert of ours says, in each language. */
export const textIn = ({ infos }: CapAlert, of: (info: CapInfo) => string | undefined): Text =>
  Object.fromEntries(infos.map((info) => [info.language, of(info) || '—'])) as Text;

const TEMPLATES = {
  Alert: 'warning-issued',
  Update: 'warning-updated',
  Cancel: 'warning-cancelled',
} as const;

/** Of one message a receiver gets one, however many of its wishes it fits. */
export const keyOf = (
  no: number,
  { recipientHash, target }: Pick<Follower, 'recipientHash' | 'target'>,
): string => `warning ${no} ${recipientHash ?? target}`;

const contentOf = ({ warning, part, alert, severity, expires }: Told): MessageContent<'warning-issued'> => ({
  link: `/warnings/${warning}`,
  cap: `/warnings/${warning}/${part}.cap`,
  identifier: alert.identifier,
  title: textIn(alert, ({ headline }) => headline),
  area: textIn(alert, ({ areas }) => areas[0]?.description),
  word: textIn(alert, ({ parameters }) => parameters.find(({ name }) => name === 'word')?.value),
  severity: CAP_SEVERITY_TITLES[severity],
  expires: expires.toISOString(),
});

/** Writes what a follower is sent of a message, in the caller's transaction; nothing where it is there already. */
export const tell = async (client: pg.ClientBase, told: Told, follower: Follower): Promise<void> => {
  const { channel, email, target, accountId, language } = follower;
  await post(client, {
    channel,
    to: email ?? target ?? '',
    accountId,
    language,
    template: TEMPLATES[told.kind],
    content: contentOf(told),
    topic: 'warnings',
    dedupeKey: keyOf(told.no, follower),
  });
};
