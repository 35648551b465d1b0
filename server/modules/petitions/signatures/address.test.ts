import { describe, expect, it } from 'vitest';
import { isDisposable, mailboxOf, rowOf } from './address.ts';

describe('the mailbox of an address', () => {
  it.each([
    ['Amel.Trabelsi@Gmail.com', 'ameltrabelsi@gmail.com'],
    ['ameltrabelsi+petitions@googlemail.com', 'ameltrabelsi@gmail.com'],
    ['amel.trabelsi@example.tn', 'amel.trabelsi@example.tn'],
    ['amel+2@example.tn', 'amel@example.tn'],
    ['amel@example.tn.', 'amel@example.tn'],
    ['amel@بريد.تونس', 'amel@xn--ngbof4h.xn--pgbs0dh'],
    ['amel@XN--ngbof4h.xn--pgbs0dh', 'amel@xn--ngbof4h.xn--pgbs0dh'],
    ['ａmel@example.tn', 'amel@example.tn'],
  ])('%s is %s', (given, mailbox) => expect(mailboxOf(given)).toBe(mailbox));

  it('is one of a row where only numbers differ', () => {
    expect(rowOf('amel17@example.tn')).toBe(rowOf('amel204@example.tn'));
    expect(rowOf('amel17@example.tn')).not.toBe(rowOf('amel17@other.tn'));
    expect(rowOf('amel@example.tn')).toBe('amel@example.tn');
  });

  it.each([
    ['x@mailinator.com', true],
    ['x@a.b.YOPMAIL.com', true],
    ['x@notmailinator.com', false],
    ['x@example.tn', false],
  ])('of %s is for a moment: %s', (address, is) => expect(isDisposable(address)).toBe(is));
});
