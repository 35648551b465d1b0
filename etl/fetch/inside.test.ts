import { describe, expect, it } from 'vitest';
import { leadsInside } from './inside.ts';

describe('a redirect', () => {
  const hosts: Record<string, string[]> = {
    'data.example': ['193.95.0.1'],
    'other.example': ['193.95.0.2'],
    'evil.example': ['193.95.0.3', '127.0.0.1'],
    'house.local': ['192.168.1.5'],
  };
  const leads = (from: string, to: string) =>
    leadsInside(new URL(from), new URL(to), async (host) => hosts[host] ?? []);

  it.each([
    ['https://data.example/a', 'http://169.254.169.254/latest/meta-data', true],
    ['https://data.example/a', 'http://[::1]:5432/', true],
    ['https://data.example/a', 'http://[::ffff:7f00:1]/', true],
    // How browsers and Node write odd forms of 127.0.0.1.
    ['https://data.example/a', 'http://2130706433/', true],
    ['https://data.example/a', 'http://0x7f.1/', true],
    ['https://data.example/a', 'https://evil.example/', true],
    ['https://data.example/a', 'https://house.local/', true],
    ['https://data.example/a', 'https://other.example/', false],
    ['https://data.example/a', 'https://data.example/b', false],
    ['https://data.example/a', 'https://unknown.example/', false],
    ['http://127.0.0.1:1/a', 'http://127.0.0.1:2/b', false],
    ['http://house.local/a', 'http://192.168.1.9/b', false],
  ])('from %s to %s: %s', async (from, to, is) => {
    expect(await leads(from, to)).toBe(is);
  });
});
