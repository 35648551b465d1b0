import type { CaseChannel } from '../../../sql/model/records/case-type.ts';
import type { MessageKey } from '../../i18n/messages.ts';

/** How a case came, in words. */
export const CHANNEL_TITLES: Record<CaseChannel, MessageKey> = {
  web: 'cases.channel.web',
  desk: 'cases.channel.desk',
  telephone: 'cases.channel.telephone',
  sms: 'cases.channel.sms',
  'e-mail': 'cases.channel.mail',
  api: 'cases.channel.api',
};

/** Ways by which somebody says to an officer what he puts in. */
export const FOR_SOMEBODY = ['desk', 'telephone', 'sms', 'e-mail'] as const satisfies readonly CaseChannel[];
