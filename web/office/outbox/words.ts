import type { Channel, MessageState, TemplateName } from '../../../sql/model/message.ts';
import type { Say } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Tone } from '../parts/pill.tsx';

export const MESSAGE_TITLES: Record<MessageState, { title: MessageKey; several: MessageKey; tone: Tone }> = {
  waiting: { title: 'outbox.one.waiting', several: 'outbox.state.waiting', tone: 'busy' },
  sent: { title: 'outbox.one.sent', several: 'outbox.state.sent', tone: 'good' },
  dead: { title: 'outbox.one.dead', several: 'outbox.state.dead', tone: 'bad' },
  suppressed: { title: 'outbox.one.suppressed', several: 'outbox.state.suppressed', tone: 'plain' },
  discarded: { title: 'outbox.one.discarded', several: 'outbox.state.discarded', tone: 'plain' },
};

export const CHANNEL_TITLES: Record<Channel, { title: MessageKey; icon: IconName }> = {
  mail: { title: 'outbox.channel.mail', icon: 'mail' },
  push: { title: 'outbox.channel.push', icon: 'bell' },
  webhook: { title: 'outbox.channel.webhook', icon: 'share' },
  sms: { title: 'outbox.channel.sms', icon: 'devices' },
};

export const TEMPLATE_TITLES: Record<TemplateName, MessageKey> = {
  'verify-email': 'outbox.template.verify-email',
  'reset-password': 'outbox.template.reset-password',
  invitation: 'outbox.template.invitation',
  'confirm-email-act': 'outbox.template.confirm-email-act',
  'new-sign-in': 'outbox.template.new-sign-in',
  'password-changed': 'outbox.template.password-changed',
  'account-exists': 'outbox.template.account-exists',
  'no-account': 'outbox.template.no-account',
  'email-changed': 'outbox.template.email-changed',
  'second-factor-on': 'outbox.template.second-factor-on',
  'second-factor-off': 'outbox.template.second-factor-off',
  'roles-granted': 'outbox.template.roles-granted',
  'account-erased': 'outbox.template.account-erased',
  'test-message': 'outbox.template.test-message',
  'layer-published': 'outbox.template.layer-published',
  'confirm-warnings': 'outbox.template.confirm-warnings',
  'confirm-push': 'outbox.template.confirm-push',
  'warning-issued': 'outbox.template.warning-issued',
  'warning-updated': 'outbox.template.warning-updated',
  'warning-cancelled': 'outbox.template.warning-cancelled',
  'warning-digest': 'outbox.template.warning-digest',
  'case-news': 'outbox.template.case-news',
  'case-duty': 'outbox.template.case-duty',
  'case-draft': 'outbox.template.case-draft',
  'case-receipt': 'outbox.template.case-receipt',
  'sms-answer': 'outbox.template.sms-answer',
  'confirm-signature': 'outbox.template.confirm-signature',
  'signature-news': 'outbox.template.signature-news',
};

/** What begins the codes of failed deliveries (server/outbox), and what each means; the first that fits is told. */
const ERRORS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^unreachable$/, 'outbox.error.unreachable'],
  [/^smtp login$/, 'outbox.error.login'],
  [/^smtp 4/, 'outbox.error.later'],
  [/^smtp 5/, 'outbox.error.refused'],
  [/^http (404|410)$/, 'outbox.error.gone'],
  [/^http 5/, 'outbox.error.failed'],
  [/^http /, 'outbox.error.refused'],
  [/^(inside|not https)$/, 'outbox.error.inside'],
  [/^(timed-out|out-of-memory|process-ended|worker-lost)$/, 'outbox.error.broken'],
  [/^cancelled$/, 'outbox.error.cancelled'],
];

/** Why a message was not taken, in words; the code says it to who looks after the server. */
export const deliveryErrorText = (code: string, say: Say): string =>
  say(ERRORS.find(([begin]) => begin.test(code))?.[1] ?? 'outbox.error.other');
