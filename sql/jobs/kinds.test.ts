import { describe, expect, it } from 'vitest';
import { doubling, type JobKind } from '../model/job.ts';
import { JOB_ERRORS } from '../model/job-errors.ts';
import { CAPABILITIES } from '../model/roles.ts';
import { Text } from '../model/text.ts';
import { JOB_KINDS } from './kinds.ts';

describe.each(Object.entries<JobKind>(JOB_KINDS))('a job of kind %s', (_, kind) => {
  it('declares who may have it done', () => {
    expect(CAPABILITIES).toContain(kind.may);
  });

  it('has a title in all languages', () => {
    expect(Text.safeParse(kind.title).success).toBe(true);
  });

  it('is bounded in memory, time and tries, and waits longer and longer between them', () => {
    expect(kind.memoryMb).toBeGreaterThanOrEqual(200);
    expect(kind.memoryMb).toBeLessThanOrEqual(4096);
    expect(kind.timeoutMs).toBeGreaterThan(0);
    expect(kind.timeoutMs).toBeLessThanOrEqual(6 * 3_600_000);
    expect(kind.attempts).toBeGreaterThan(0);
    const pauses = Array.from({ length: kind.attempts }, (_, at) => kind.backoffMs(at + 1));
    expect(pauses[0]).toBeGreaterThanOrEqual(1000);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  it('takes nothing that its kind does not name', () => {
    expect(kind.payload.safeParse({ nobody: 'named this' }).success).toBe(false);
  });
});

it('every reason is told in all languages', () => {
  for (const text of Object.values(JOB_ERRORS)) expect(Text.safeParse(text).success).toBe(true);
});

it('pauses double up to their limit', () => {
  expect([1, 2, 3, 4, 50].map(doubling(10, 60))).toEqual([10, 20, 40, 60, 60]);
});
