import { describe, expect, it } from 'vitest';
import { Password } from '../../../sql/model/api/accounts.ts';
import { strengthOf } from './strength.ts';

describe('the strength of a password', () => {
  it.each([
    ['', 'none'],
    ['short', 'short'],
    ['123456789', 'short'],
    ['lowercaseonly', 'fair'],
    ['aaaaaaaaaaaaaaaaaaaa', 'fair'],
    ['Mixed-case-2025', 'good'],
    ['quatre mots pour ouvrir', 'good'],
    ['كلمات كثيرة يسهل حفظها', 'good'],
  ])('%s is %s', (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });

  it('is never short for what the server takes, nor more for what it does not', () => {
    for (const password of ['123456789', '1234567890', 'ﬁﬁﬁﬁﬁ', 'كلمة سر طويلة'])
      expect(strengthOf(password) !== 'short').toBe(Password.safeParse(password).success);
  });
});
