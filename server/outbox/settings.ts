import { z } from 'zod';
import { parseSender } from './addresses.ts';
import { KNOWN_PUSH_SERVICES } from './push-services.ts';

const base64url = (bytes: number) =>
  z
    .string()
    .refine(
      (text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes,
      `${bytes} bytes in base64url are needed`,
    );

/** The settings of what sends messages. */
export const OUTBOX_SETTINGS = {
  /** `smtp://user:password@host:587` or `smtps://`; without, mail is laid into the folder `mail` of DATA_DIR. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'it begins with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => parseSender(text) !== null, 'an address, or "Name <address>", is needed')
    .optional(),
  /** Without, push services know us by keys that follow from SECRET_KEY. */
  VAPID_PUBLIC_KEY: base64url(65).optional(),
  VAPID_PRIVATE_KEY: base64url(32).optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'it begins with mailto: or https://')
    .optional(),
  /** The gateway that text messages are handed to, by HTTP; without, they are laid into the folder `sms` of DATA_DIR. */
  SMS_URL: z.url({ protocol: /^https?$/, error: 'it begins with https:// or http://' }).optional(),
  /** What we and that gateway sign by; without, no text message comes in. */
  /** The number that text messages come to, as pages tell it. */
  SMS_NUMBER: z
    .string()
    .regex(/^\+?\d[\d ]{2,18}$/, 'it is a telephone number')
    .optional(),
  SMS_SECRET: z.string().min(24, 'it has 24 characters at least').optional(),
  /** The mailbox that answers to mails about cases come to: each case has an address of its own with a `+` in it. */
  MAIL_IN_ADDRESS: z
    .string()
    .refine(
      (text) => parseSender(text)?.address === text && !text.includes('+'),
      'an address without + is needed',
    )
    .optional(),
  /** What whoever hands those mails over signs by. */
  MAIL_IN_SECRET: z.string().min(24, 'it has 24 characters at least').optional(),
  /** Whether webhooks and push services may lie in this machine or network. */
  WEBHOOK_INSIDE: z.enum(['refuse', 'allow']).default('refuse'),
  /** Push services that a browser without an account may be written to by: names of hosts, `.example.org` with all below, or `any`. */
  PUSH_SERVICES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((names) => names.every((name) => /^\.?[a-z0-9.-]+$/.test(name)), 'names of hosts are needed')
    .default([...KNOWN_PUSH_SERVICES]),
};

/** Both keys or none. */
export const vapidIsWhole = {
  holds: (env: { VAPID_PUBLIC_KEY?: string | undefined; VAPID_PRIVATE_KEY?: string | undefined }): boolean =>
    (env.VAPID_PUBLIC_KEY === undefined) === (env.VAPID_PRIVATE_KEY === undefined),
  else: { path: ['VAPID_PRIVATE_KEY'], error: 'it is set together with VAPID_PUBLIC_KEY' },
};

type Gateways = Partial<
  Record<'SMS_URL' | 'SMS_SECRET' | 'MAIL_IN_ADDRESS' | 'MAIL_IN_SECRET', string | undefined>
>;

/** A gateway that we hand text messages to knows them by their signature. */
export const smsIsSigned = {
  holds: ({ SMS_URL, SMS_SECRET }: Gateways): boolean => SMS_URL === undefined || SMS_SECRET !== undefined,
  else: { path: ['SMS_SECRET'], error: 'SMS_URL needs it' },
};

/** Who is told to answer by mail is read. */
export const mailComesIn = {
  holds: ({ MAIL_IN_ADDRESS, MAIL_IN_SECRET }: Gateways): boolean =>
    (MAIL_IN_ADDRESS === undefined) === (MAIL_IN_SECRET === undefined),
  else: { path: ['MAIL_IN_SECRET'], error: 'it is set together with MAIL_IN_ADDRESS' },
};
