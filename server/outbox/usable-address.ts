import { isIP } from 'node:net';
import { isInside } from '../../sql/inside.ts';
import type { Config } from '../config.ts';
import { badParameter } from '../http/error.ts';

/** Throws a 400 at once for an address that would be refused when something is sent there; `parameter` is what it came in. */
export const needUsable = (
  text: string,
  { WEBHOOK_INSIDE }: Pick<Config, 'WEBHOOK_INSIDE'>,
  parameter: string,
): void => {
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isOutside = url.protocol === 'https:' && host !== 'localhost' && !(isIP(host) && isInside(host));
  const isRight = url.username === '' && url.password === '' && (WEBHOOK_INSIDE === 'allow' || isOutside);
  if (!isRight) throw badParameter(parameter, 'address-not-usable');
};
