import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses of one machine or house (RFC 6890): what an address of the world has no business to lead to. */
const INSIDE = new BlockList();
const NETWORKS: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];
for (const network of NETWORKS) INSIDE.addSubnet(...network);

/** Whether an address is of this machine or network; one of IPv4 may stand in IPv6's clothes. */
export const isInside = (address: string): boolean => {
  const kind = isIP(address);
  return kind !== 0 && INSIDE.check(address, kind === 6 ? 'ipv6' : 'ipv4');
};

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
