import { z } from 'zod';
import { Text } from './text.ts';

/** How a message reaches somebody. */
export const CHANNELS = ['mail', 'push', 'webhook', 'sms'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/**
 * What has become of a message. `dead`: it could not be sent and is not tried again, until an operator does so.
 * `suppressed`: its receiver wants none of this topic. `discarded`: an operator gave it up.
 */
export const MESSAGE_STATES = ['waiting', 'sent', 'dead', 'suppressed', 'discarded'] as const;
export const MessageState = z.enum(MESSAGE_STATES);
export type MessageState = z.infer<typeof MessageState>;

/** What one can be told of without having asked for it by acting, and so can unsubscribe from. */
export const TOPICS = {
  layers: {
    ar: 'الطبقات الجديدة والمحدّثة',
    fr: 'Couches nouvelles et mises à jour',
    en: 'New and updated layers',
  },
  warnings: { ar: 'الإنذارات', fr: 'Les alertes', en: 'Warnings' },
  petitions: {
    ar: 'أخبار العرائض التي وقّعتها',
    fr: 'Nouvelles des pétitions signées',
    en: 'News of petitions you signed',
  },
} as const satisfies Record<string, Text>;
export const TopicId = z.enum(Object.keys(TOPICS) as [keyof typeof TOPICS]);
export type TopicId = z.infer<typeof TopicId>;

/** A page of ours, from its slash on. The address before it is put there when the message is sent, never by who asks. */
const Path = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\s\\]*$/, 'it is a path of ours, and begins with one slash');
const Name = z.string().max(200).optional();
const Moment = z.iso.datetime({ offset: true });

/** A link that somebody is to follow before it ends. */
const Link = z.strictObject({ link: Path, name: Name, expires: Moment });
/** A deed to know of; the link leads to where it can be looked into. `network` and `device` are as sessions keep them. */
const Deed = z.strictObject({
  link: Path,
  name: Name,
  at: Moment,
  device: z.string().max(300).optional(),
  network: z.string().max(60).optional(),
});

/** A message of a warning: its headline, where, until when, in the words of who issued it. */
const Warned = z.strictObject({
  link: Path,
  /** The message of CAP itself. */
  cap: Path,
  identifier: z.string(),
  title: Text,
  area: Text,
  word: Text,
  /** How grave it is, in words. */
  severity: Text,
  expires: Moment,
});

/** What is told of a case. */
const OfCase = z.strictObject({ link: Path, number: z.string(), title: Text, text: Text });

/** The templates of messages and what fills each. Which words stand in them is known where they are sent. */
export const MESSAGE_CONTENT = {
  'verify-email': Link,
  'reset-password': Link,
  invitation: Link,
  'confirm-email-act': Link,
  'new-sign-in': Deed,
  'password-changed': Deed,
  /** Somebody registers, or moves an account, with an address that has one: the link is to choose a password anew. */
  'account-exists': Link,
  /** Somebody asked to choose a password anew, but there is no account; the link, where it may be, is to make one. */
  'no-account': z.strictObject({ link: Path.optional(), expires: Moment.optional() }),
  /** To the old address, which is not the account's any more. */
  'email-changed': Deed,
  'second-factor-on': Deed,
  'second-factor-off': Deed,
  'roles-granted': Deed,
  'account-erased': z.strictObject({ name: Name }),
  'test-message': z.strictObject({}),
  'layer-published': z.strictObject({ link: Path, layer: z.string(), title: Text, revision: z.int() }),
  /** To confirm that warnings are to be sent to an address. */
  'confirm-warnings': Link,
  /** To a browser, which confirms by itself that warnings are to be sent there. */
  'confirm-push': Link,
  /** To confirm that one signs a petition. */
  'confirm-signature': z.strictObject({ link: Path, expires: Moment, title: Text }),
  /** What became of a petition; the link opens one's signature. */
  'signature-news': z.strictObject({ link: Path, title: Text, text: Text }),
  'warning-issued': Warned,
  'warning-updated': Warned,
  'warning-cancelled': Warned,
  /** Something happened in a case: for who sent it, and for the officers who have it. Subject and text are those of its module, filled in. */
  'case-news': OfCase,
  'case-duty': OfCase,
  /** What is answered to a text message. */
  'sms-answer': z.strictObject({ text: Text, link: Path.optional() }),
  /** What is missing of a case that came by mail; an answer to it goes into the draft of this number. */
  'case-draft': z.strictObject({
    link: Path,
    draft: z.uuid(),
    title: Text,
    asks: z.array(Text).min(1).max(40),
  }),
  /** A case that came by mail is received: by number and code it is followed. */
  'case-receipt': z.strictObject({ link: Path, number: z.string(), code: z.string(), title: Text }),
  /** What was issued in a day. */
  'warning-digest': z.strictObject({
    link: Path,
    count: z.int().min(1),
    items: z
      .array(z.strictObject({ link: Path, title: Text, area: Text }))
      .min(1)
      .max(50),
  }),
} as const;

export const TemplateName = z.enum(Object.keys(MESSAGE_CONTENT) as [keyof typeof MESSAGE_CONTENT]);
export type TemplateName = keyof typeof MESSAGE_CONTENT;
/** What fills a template. */
export type MessageContent<Name extends TemplateName> = z.infer<(typeof MESSAGE_CONTENT)[Name]>;

/** An e-mail address as two are compared: of one who signs in, or who wants no mail. */
export const foldAddress = (address: string): string => address.normalize('NFKC').trim().toLowerCase();

/** As much of an e-mail address as an operator needs to know one again. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${[...address][0]}…${address.slice(at)}`;
};

/** As much of a telephone number as an operator needs to know one again. */
export const maskNumber = (number: string): string => `…${number.slice(-2)}`;
