import type { Request } from 'express';
import { expect, it } from 'vitest';
import { baseUrlOf } from './base-url.ts';

const request = (host: string | undefined) => ({ host, protocol: 'http' }) as Request;

it.each([
  ['map.example.tn', undefined, 'http://map.example.tn'],
  ['127.0.0.1:8080', undefined, 'http://127.0.0.1:8080'],
  ['[::1]:8080', undefined, 'http://[::1]:8080'],
  ['evil.example', 'https://map.example.tn', 'https://map.example.tn'],
  ['a"><script>', undefined, 'http://localhost'],
  ['user@evil.example', undefined, 'http://localhost'],
  ['evil.example/path', undefined, 'http://localhost'],
  ['evil.example?x', undefined, 'http://localhost'],
  [undefined, undefined, 'http://localhost'],
])('links for the host %s with PUBLIC_URL %s begin with %s', (host, publicUrl, base) => {
  expect(baseUrlOf(request(host), publicUrl)).toBe(base);
});
