import type { Config } from '../config.ts';

/** Where a server listens, as a browser on its machine calls it. */
const hostOf = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

/** What links in messages begin with: a message is sent by no request, so PUBLIC_URL, else where the server listens. */
export const linkBase = ({ PUBLIC_URL, HOST, PORT }: Pick<Config, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string =>
  PUBLIC_URL ?? `http://${hostOf(HOST)}:${PORT}`;

const FROM =
  /^(?:(?<name>[^<>\p{C}]*?)\s*<)?(?<address>[^\s\p{C}@<>(),;:"\\[\]]+@[^\s\p{C}@<>(),;:"\\[\]]+)>?$/u;

/** `Name <address>` or an address alone; null is neither. */
export const parseSender = (text: string): { name: string; address: string } | null => {
  const { name = '', address } = FROM.exec(text.trim())?.groups ?? {};
  return address === undefined ? null : { name: name.replace(/^"(.*)"$/, '$1'), address };
};

/** Whom mail comes from: MAIL_FROM, else an address at the name of PUBLIC_URL. */
export const senderOf = (config: Config): { name: string; address: string } =>
  (config.MAIL_FROM === undefined ? null : parseSender(config.MAIL_FROM)) ?? {
    name: '',
    address: `no-reply@${config.PUBLIC_URL ? new URL(config.PUBLIC_URL).hostname : 'localhost'}`,
  };
