import type { Db } from '../../../sql/db.ts';
import type { Channel, MessageState, TemplateName } from '../../../sql/model/message.ts';
import type { Language } from '../../../sql/model/text.ts';

/** A message as it stands: to whom, what, how often it was tried, how long ago it was written and sent. */
type Filled = {
  to: string;
  channel?: Channel;
  language?: Language;
  template: TemplateName;
  state: MessageState;
  attempts?: number;
  error?: string;
  written: string;
  sent?: string;
};

const numbered = (no: number): string => `00000000-0000-4000-8000-00000000000${no}`;
const webhook = { channel: 'webhook', language: 'en', template: 'layer-published' } as const;

const MESSAGES: readonly Filled[] = [
  {
    to: 'a…@example.tn',
    language: 'ar',
    template: 'verify-email',
    state: 'sent',
    written: '3 d',
    sent: '3 d',
  },
  { to: 'l…@env.example.tn', template: 'new-sign-in', state: 'sent', written: '26 h', sent: '26 h' },
  { ...webhook, to: numbered(1), state: 'sent', attempts: 2, written: '9 h', sent: '9 h' },
  { to: 'r…@example.tn', template: 'layer-published', state: 'suppressed', written: '9 h' },
  {
    ...{ to: numbered(2), channel: 'push', language: 'ar', template: 'layer-published' },
    ...{ state: 'sent', written: '9 h', sent: '9 h' },
  },
  {
    ...{ to: 'z…@example.tn', template: 'reset-password', state: 'discarded' },
    ...{ attempts: 10, error: 'smtp 550 5.7.1', written: '8 h' },
  },
  { ...webhook, to: numbered(3), state: 'dead', attempts: 10, error: 'http 503', written: '7 h' },
  {
    ...{ to: 'direction.generale@dgf.example.tn', language: 'ar', template: 'invitation', state: 'dead' },
    ...{ attempts: 10, error: 'smtp 550 5.1.1', written: '5 h' },
  },
  {
    ...{ to: 'karim.sassi@anged.example.tn', template: 'password-changed', state: 'dead' },
    ...{ attempts: 10, error: 'unreachable', written: '2 h' },
  },
  {
    to: 'olfa.karray@apal.example.tn',
    template: 'invitation',
    state: 'waiting',
    attempts: 0,
    written: '12 min',
  },
  {
    to: 'nadia.gharbi@agri.example.tn',
    template: 'roles-granted',
    state: 'sent',
    written: '4 min',
    sent: '3 min',
  },
];

const INSERT = `insert into message (recipient, channel, language, template, topic, state, attempts, error, created_at, sent_at)
  values ($1, $2, $3, $4, case $4 when 'layer-published' then 'layers' end, $5, $6, $7, now() - $8::interval, now() - $9::interval)`;

/** Messages of all channels in all states. */
export const fillMessages = async (db: Db): Promise<void> => {
  for (const { to, channel = 'mail', language = 'fr', template, state, attempts = 1, ...others } of MESSAGES)
    await db.pool.query(INSERT, [
      ...[to, channel, language, template, state, attempts],
      ...[others.error, others.written, others.sent],
    ]);
};
