import { describe, expect, it } from 'vitest';
import { AUDIT_FILTERS, type AuditFilter, askedOf } from './asked.ts';

const NONE = Object.fromEntries(AUDIT_FILTERS.map((name) => [name, ''])) as Record<AuditFilter, string>;

describe('what is asked of the audit trail', () => {
  it('is whole days where the reader is, the last one with its evening', () => {
    const { from, to } = askedOf({ ...NONE, since: '2026-03-28', until: '2026-03-29' });
    expect(from).toBe(new Date(2026, 2, 28).toISOString());
    expect(to).toBe(new Date(2026, 2, 30).toISOString());
  });

  it.each(['yesterday', '2026-13-45x', '28/03/2026', ''])('is no day for %s', (since) => {
    expect(askedOf({ ...NONE, since }).from).toBeUndefined();
  });

  it('holds the rest as it stands', () => {
    expect(askedOf({ ...NONE, action: 'account.role', actor: 'x' })).toMatchObject({
      action: 'account.role',
      actor: 'x',
    });
  });
});
