import { describe, expect, it } from 'vitest';
import { SetupError } from '../sql/setup-error.ts';
import { configOf } from './config.ts';

const DATABASE_URL = 'postgres://localhost/x';
const SECRET_KEY = 'x'.repeat(32);

describe('settings', () => {
  it('have defaults that work on one machine', () => {
    expect(configOf({ DATABASE_URL, SECRET_KEY, PORT: '' })).toEqual({
      DATABASE_URL,
      SECRET_KEY,
      PORT: 8080,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      DATABASE_READ_URLS: [],
      COUNTRY: 'tn',
      KEEP_COMPUTED_DAYS: 90,
      ACCOUNTS_OPEN: true,
      REQUIRE_SECOND_FACTOR: false,
      PASSWORD_COST: 17,
      RATE_LIMIT_PER_MINUTE: 1200,
      OIDC_NAME: 'OpenID Connect',
      WEBHOOK_INSIDE: 'refuse',
      PUSH_SERVICES: expect.arrayContaining(['fcm.googleapis.com', '.push.apple.com']),
      TILE_CACHE_BYTES: 268_435_456,
    });
  });

  it.each([
    ['TRUST_PROXY', '2', 2],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8', 'loopback, 10.0.0.0/8'],
    ['DATABASE_READ_URLS', 'postgres://a/x  postgres://b/x', ['postgres://a/x', 'postgres://b/x']],
    ['PUBLIC_URL', 'https://map.example.tn/', 'https://map.example.tn'],
    ['PORT', '0', 0],
    ['ACCOUNTS_OPEN', 'false', false],
  ])('%s %s', (name, text, expected) => {
    expect(configOf({ DATABASE_URL, SECRET_KEY, [name]: text })).toMatchObject({ [name]: expected });
  });

  it.each([
    ['PORT', '70000'],
    ['KEEP_COMPUTED_DAYS', '0'],
    ['PORT', '8080x'],
    ['PORT', '-1'],
    ['TRUST_PROXY', 'everyone'],
    ['TRUST_PROXY', '10.0.0.0/8/9'],
    ['SMTP_URL', 'mail.example.tn:587'],
    ['SMTP_URL', 'https://mail.example.tn'],
    ['MAIL_FROM', 'Biatouna'],
    ['MAIL_FROM', 'a@b.tn, c@d.tn'],
    ['MAIL_FROM', 'a@b.tn\r\nBcc: c@d.tn'],
    ['VAPID_PRIVATE_KEY', 'abc'],
    ['VAPID_PRIVATE_KEY', 'A'.repeat(43)],
    ['VAPID_SUBJECT', 'us'],
    ['WEBHOOK_INSIDE', 'yes'],
    ['PUSH_SERVICES', 'https://push.example.org'],
    ['PUBLIC_URL', 'map.example.tn'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', ''],
    ['TILE_CACHE_BYTES', '1e9'],
    ['ACCOUNTS_OPEN', 'no'],
    ['PASSWORD_COST', '9'],
    ['OIDC_ISSUER', 'http://id.example.tn'],
  ])('%s %s is told in one sentence that names it', (name, text) => {
    const read = () => configOf({ DATABASE_URL, SECRET_KEY, [name]: text });
    expect(read).toThrow(SetupError);
    expect(read).toThrow(new RegExp(`^${name} cannot be used: [^\\n]+ See "Settings" in the README\\.$`));
  });

  it('of an OpenID provider belong together', () => {
    const read = () => configOf({ DATABASE_URL, SECRET_KEY, OIDC_ISSUER: 'https://id.example.tn' });
    expect(read).toThrow(/^OIDC_CLIENT_ID cannot be used: OIDC_ISSUER needs it/);
  });
});
