import type { Config } from '../config.ts';
import { badParameter } from '../http/error.ts';

/**
 * Where browsers have their messages from: Chrome and what is made of it (also by Samsung, Opera, Brave), Firefox, Edge and
 * Safari. A name that begins with a dot is all below it. As the makers name them; remembered, so that a setting can say otherwise.
 */
export const KNOWN_PUSH_SERVICES = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

const isOf = (host: string, service: string): boolean =>
  service === 'any' || (service.startsWith('.') ? host.endsWith(service) : host === service);

/**
 * Throws a 400 for an endpoint of a push service that is not of those that are set (PUSH_SERVICES): who has no account is not
 * let choose any address of the world for us to post to.
 */
export const needPushService = (
  endpoint: string,
  { PUSH_SERVICES }: Pick<Config, 'PUSH_SERVICES'>,
  parameter: string,
): void => {
  const host = new URL(endpoint).hostname;
  if (!PUSH_SERVICES.some((service) => isOf(host, service)))
    throw badParameter(parameter, 'invalid-parameter', { reason: host.slice(0, 80) });
};
