import { BlockList, isIP } from 'node:net';

/**
 * Addresses of one machine or network, or of no single one (RFC 6890): what an address of the world, or one that somebody
 * gave us, has no business to lead to.
 */
const INSIDE = new BlockList();
const FOUR: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];
const SIX: readonly [string, number][] = [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const hex = (four: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = four.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
};

for (const [network, bits] of FOUR) {
  INSIDE.addSubnet(network, bits, 'ipv4');
  // Addresses of IPv4 that gateways reach by IPv6: NAT64, 6to4, and the old compatible ones. Mapped ones Node knows.
  INSIDE.addSubnet(`64:ff9b::${hex(network)}`, 96 + bits, 'ipv6');
  INSIDE.addSubnet(`2002:${hex(network)}::`, 16 + bits, 'ipv6');
  INSIDE.addSubnet(`::${hex(network)}`, 96 + bits, 'ipv6');
}
for (const [network, bits] of SIX) INSIDE.addSubnet(network, bits, 'ipv6');

/** Whether an address is of this machine or network, in whichever clothes. */
export const isInside = (address: string): boolean => {
  const [bare = ''] = address.split('%');
  const kind = isIP(bare);
  return kind !== 0 && INSIDE.check(bare, kind === 6 ? 'ipv6' : 'ipv4');
};
