import { describe, expect, it } from 'vitest';
import { type Known, waitingOf } from './waiting.ts';

const QUIET: Known = {
  withheld: [],
  hasSecondFactor: true,
  isOfficial: true,
  deadJobs: 0,
  deadMessages: { count: 0, hasMore: false },
  lateCases: { count: 0, hasMore: false },
  openCases: { count: 0, hasMore: false },
  reviews: null,
  invited: 0,
  drafts: [],
  rejects: [],
  failedLoads: [],
};
const idsOf = (known: Partial<Known>): string[] => waitingOf({ ...QUIET, ...known }).map(({ id }) => id);

describe('what waits for somebody', () => {
  it.each([
    ['nothing on a quiet day', {}, []],
    [
      'nothing of what is not known, or not theirs',
      { deadJobs: null, deadMessages: null, invited: null },
      [],
    ],
    ['a second factor, of who holds a role', { hasSecondFactor: false }, ['second-factor']],
    ['none of a citizen', { hasSecondFactor: false, isOfficial: false }, []],
    [
      'what failed before what may be done some time',
      {
        invited: 2,
        deadJobs: 1,
        deadMessages: { count: 3, hasMore: false },
        drafts: [{ id: 'ports', title: 'Ports' }],
        rejects: [{ id: 'dams', title: 'Dams', rejected: 4 }],
        failedLoads: [{ id: 'lakes', title: 'Lakes', error: 'it was stopped' }],
      },
      ['jobs', 'messages', 'failed lakes', 'rejects dams', 'invited', 'draft'],
    ],
  ] as const)('is %s', (_, known, ids) => {
    expect(idsOf(known as Partial<Known>)).toEqual(ids);
  });

  it('is of cases what is late first, and told as more than were counted', () => {
    const [late, reviews, open] = waitingOf({
      ...QUIET,
      openCases: { count: 12, hasMore: false },
      lateCases: { count: 100, hasMore: true },
      reviews: { count: 1, hasMore: false },
    });
    expect([late?.title, late?.tone, late?.values]).toEqual(['waiting.lateCasesMore', 'bad', { count: 100 }]);
    expect([reviews?.id, open?.title, open?.href]).toEqual(['reviews', 'waiting.openCases', '/office/cases']);
  });

  it('is a second factor above all where roles are withheld', () => {
    const [first] = waitingOf({ ...QUIET, hasSecondFactor: false, isOfficial: false, withheld: ['Editor'] });
    expect(first).toMatchObject({ id: 'second-factor', tone: 'bad', values: { roles: 'Editor' } });
  });

  it('leads to the one draft, or to all of several', () => {
    const drafts = ['ports', 'dams'].map((id) => ({ id, title: id }));
    expect(waitingOf({ ...QUIET, drafts: drafts.slice(0, 1) })[0]?.href).toBe('/office/layers/ports');
    expect(waitingOf({ ...QUIET, drafts })[0]).toMatchObject({
      href: '/office/layers?show=draft',
      values: { count: 2 },
    });
  });
});
