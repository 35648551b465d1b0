import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Standing } from './decide.ts';

const HOUR = 3_600_000;
const terms = { merges: 12 * HOUR, expires: 24 * HOUR };
const standing = (given: Partial<Standing>): Standing => ({
  ...{ id: 'w', state: 'published', overSince: null, endedAt: null, expires: 24 * HOUR },
  ...given,
});
const at = (newest: Partial<Standing> | null, isOn: boolean, hours: number) =>
  decide(newest && standing(newest), isOn, terms, hours * HOUR).kind;

describe('what is done for a place', () => {
  it.each<[string, Partial<Standing> | null, boolean, number, string]>([
    ['nothing where nothing is', null, false, 0, 'none'],
    ['a draft where it is so', null, true, 0, 'draft'],
    ['nothing where it is warned of', {}, true, 1, 'none'],
    ['nothing where a draft waits', { state: 'draft' }, true, 1, 'none'],
    ['more time where its end is near', {}, true, 20, 'extend'],
    ['its end where it is so no more', {}, false, 1, 'over'],
    ['nothing where that was said', { overSince: 1 }, false, 2, 'none'],
    ['the same where it is so again', { overSince: 1 }, true, 2, 'again'],
    ['the same where it expired a while ago', { state: 'expired', endedAt: 0 }, true, 2, 'reopen'],
    [
      'the same where it was taken back as over',
      { state: 'cancelled', overSince: 0, endedAt: 0 },
      true,
      2,
      'reopen',
    ],
    ['nothing where an officer dropped it', { state: 'dropped', endedAt: 0 }, true, 2, 'none'],
    ['nothing where an officer took it back', { state: 'cancelled', endedAt: 0 }, true, 12, 'none'],
    ['another one long after', { state: 'dropped', endedAt: 0 }, true, 13, 'draft'],
  ])('%s', (_, newest, isOn, hours, kind) => expect(at(newest, isOn, hours)).toBe(kind));
});

/** What follows from a decision, and from an officer, on a row as it is stored. */
type Deed = 'none' | 'publish' | 'drop' | 'cancel';
const act = (rows: Standing[], isOn: boolean, deed: Deed, now: number): Standing[] => {
  const newest = rows.at(-1) ?? null;
  const open = newest && ['draft', 'published'].includes(newest.state) ? newest : null;
  if (open && open.expires <= now) Object.assign(open, { state: 'expired', endedAt: now });
  const decision = decide(newest, isOn, terms, now);
  const expires = now + terms.expires;
  switch (decision.kind) {
    case 'draft':
      rows.push(standing({ id: String(rows.length), state: 'draft', expires }));
      break;
    case 'reopen':
      Object.assign(newest!, { state: 'draft', endedAt: null, overSince: null, expires });
      break;
    case 'again':
      Object.assign(newest!, { overSince: null });
      break;
    case 'over':
      Object.assign(newest!, { overSince: now });
      break;
    case 'extend':
      Object.assign(newest!, { expires, overSince: null });
      break;
    case 'none':
  }
  const held = rows.at(-1);
  if (held?.state === 'draft' && deed === 'publish') held.state = 'published';
  if (held?.state === 'draft' && deed === 'drop') Object.assign(held, { state: 'dropped', endedAt: now });
  if (held?.state === 'published' && deed === 'cancel')
    Object.assign(held, { state: 'cancelled', endedAt: now });
  return rows;
};

const hours = fc.array(
  fc.record({
    isOn: fc.boolean(),
    deed: fc.constantFrom<Deed>('none', 'none', 'publish', 'drop', 'cancel'),
    gap: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 80 },
);

describe('whatever comes and whoever acts', () => {
  it('there is never more than one open warning of a rule for a place, and none comes within the time that it merges', () => {
    fc.assert(
      fc.property(hours, (steps) => {
        const rows: Standing[] = [];
        let now = 0;
        for (const { isOn, deed, gap } of steps) {
          now += gap * HOUR;
          const before = rows.length;
          const ended = rows.at(-1)?.endedAt ?? null;
          act(rows, isOn, deed, now);
          expect(rows.filter(({ state }) => state === 'draft' || state === 'published').length).toBeLessThan(
            2,
          );
          if (rows.length > before && ended !== null) expect(now - ended).toBeGreaterThan(terms.merges);
        }
      }),
    );
  });

  it('looked at again at the same moment, nothing more is done', () => {
    fc.assert(
      fc.property(hours, (steps) => {
        const rows: Standing[] = [];
        let now = 0;
        for (const { isOn, deed, gap } of steps) {
          now += gap * HOUR;
          act(rows, isOn, deed, now);
          const was = JSON.stringify(rows);
          if (deed === 'none') expect(JSON.stringify(act(rows, isOn, 'none', now))).toBe(was);
        }
      }),
    );
  });

  it('where it is so all the time and nobody acts, it is warned of all the time, by one warning', () => {
    const rows: Standing[] = [];
    for (let hour = 0; hour < 500; hour++) {
      act(rows, true, 'publish', hour * HOUR);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ state: 'published', overSince: null });
    }
  });
});
