import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isInside } from '../../sql/inside.ts';

/** The addresses of a host; none where it is unknown. */
export type Resolve = (host: string) => Promise<string[]>;

const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true }).catch(() => [])).map(({ address }) => address);

const isHostInside = async (host: string, resolve: Resolve): Promise<boolean> => {
  const bare = host.replace(/^\[|\]$/g, '');
  return (isIP(bare) ? [bare] : await resolve(bare)).some(isInside);
};

/**
 * Whether a redirect leads from the world into this machine or network, where it could reach what is not meant for all.
 * Who gives an address inside himself may be led on inside.
 */
export const leadsInside = async (from: URL, to: URL, resolve: Resolve = resolveHost): Promise<boolean> =>
  from.host !== to.host &&
  (await isHostInside(to.hostname, resolve)) &&
  !(await isHostInside(from.hostname, resolve));
