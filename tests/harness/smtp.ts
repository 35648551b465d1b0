import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A step of handing a mail over, as the server sees it. After `data` it has the mail, but has not said so. */
export type SmtpStep = 'connect' | 'from' | 'to' | 'data';

/** What a step answers: nothing where it goes on, or a code of SMTP. */
export type SmtpAnswer = undefined | { code: number; text?: string };

/** A mail server of the tests on a free port. */
export type Smtp = {
  url: string;
  /** The mails that were taken, as they came. */
  taken: string[];
  parsed: () => Promise<ParsedMail[]>;
  /** The mails to an address. */
  to: (address: string) => Promise<ParsedMail[]>;
  close: () => Promise<void>;
};

const failure = ({ code, text: words }: NonNullable<SmtpAnswer>): Error =>
  Object.assign(new Error(words ?? 'not now'), { responseCode: code });

/**
 * Starts a mail server that takes all, except where `at` answers something. A step waits for it, so that somebody may be
 * killed just then.
 */
export const startSmtp = async (
  at: (step: SmtpStep, address: string) => SmtpAnswer | Promise<SmtpAnswer> = () => undefined,
): Promise<Smtp> => {
  const taken: string[] = [];
  const step = async (name: SmtpStep, address: string, done: (error?: Error | null) => void) => {
    const answer = await at(name, address);
    done(answer ? failure(answer) : null);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, done) => void step('connect', '', done),
    onMailFrom: ({ address }, _session, done) => void step('from', address, done),
    onRcptTo: ({ address }, _session, done) => void step('to', address, done),
    onData: async (stream, session, done) => {
      const mail = await text(stream).catch(() => null);
      // Who breaks off in the middle of a mail has sent none.
      if (mail === null) return done(new Error('broken off'));
      taken.push(mail);
      await step('data', session.envelope.rcptTo[0]?.address ?? '', done);
    },
  });
  // A client that is killed is no fault of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const parsed = () => Promise.all(taken.map((mail) => simpleParser(mail)));
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    parsed,
    to: async (address) =>
      (await parsed()).filter(({ to }) => to && [to].flat()[0]?.value[0]?.address === address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
