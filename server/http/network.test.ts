import { describe, expect, it } from 'vitest';
import { countedNetwork, shownNetwork } from './network.ts';

describe('networks', () => {
  it.each([
    ['41.226.11.7', '41.226.11.7', '41.226.11.0/24'],
    ['::ffff:41.226.11.7', '41.226.11.7', '41.226.11.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64', '64:ff9b:0::/48'],
    ['nobody', '', ''],
    [undefined, '', ''],
  ])('of %s are counted as %s and shown as %s', (address, counted, shown) => {
    expect([countedNetwork(address), shownNetwork(address)]).toEqual([counted, shown]);
  });
});
