import { isIPv4, isIPv6 } from 'node:net';

/** `::ffff:192.0.2.1` is an IPv4 address that came over a socket for both; a zone (`%eth0`) is of this machine only. */
const plainOf = (address: string): string =>
  address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

/** The eight groups of an IPv6 address, without leading zeros. */
const groupsOf = (address: string): string[] => {
  // The URL parser writes it in the one form of RFC 5952, with an IPv4 part in hexadecimal.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const first = head.split(':').filter(Boolean);
  const last = (tail ?? '').split(':').filter(Boolean);
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
};

const partOf = (address: string | undefined, groups: number, bytes: number): string => {
  const plain = plainOf(address ?? '');
  if (isIPv4(plain))
    return bytes === 4 ? plain : `${plain.split('.').slice(0, bytes).join('.')}.0/${bytes * 8}`;
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, groups).join(':')}::/${groups * 16}` : '';
};

/**
 * What attempts are counted by: an IPv4 address, or a network of IPv6 (/64), of which one customer has 2^64 addresses.
 * Empty where the address is not known. Give `request.ip`, which believes a proxy only as TRUST_PROXY says.
 */
export const countedNetwork = (address: string | undefined): string => partOf(address, 4, 4);

/** What is kept and shown of where somebody was: a network (/24, /48), not an address. */
export const shownNetwork = (address: string | undefined): string => partOf(address, 3, 3);
