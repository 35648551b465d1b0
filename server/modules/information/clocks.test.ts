import { describe, expect, it } from 'vitest';
import { basisText } from '../../../sql/model/records/basis.ts';
import { CaseType } from '../../../sql/model/records/case-type.ts';
import type { CalendarEntry } from '../../../sql/model/records/clock.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { readClock } from '../../records/clocks/read-clock.ts';
import { begun, type Case, clockOf, step } from '../../records/workflow/step.ts';
import { answersTo, machineOf } from '../../records/workflow/walk.fixture.ts';
import { information } from './index.ts';

const off = (kind: CalendarEntry['kind'], en: string, from: string, to = from): CalendarEntry => ({
  ...{ from, to, kind, source: 'sample' },
  title: { ar: en, fr: en, en },
});

/** The spring of 2026, whose 1st of March is a Sunday; the days of Eid are a sample. */
const CALENDAR = [
  off('closure', 'Flood', '2026-03-10', '2026-03-11'),
  off('holiday', 'Independence, a Friday', '2026-03-20'),
  off('holiday', 'Eid, Saturday to Monday', '2026-03-21', '2026-03-23'),
  off('holiday', 'Martyrs, a Thursday', '2026-04-09'),
  off('holiday', 'Labour, a Friday', '2026-05-01'),
];

/**
 * Computed by hand, with a calendar on paper. The article is that which the clock says it stands on, and the days those of its setting; a
 * date of one day in the month stands for one of 2026. `—`: it is paused, and due on no day.
 *
 * art. | days | clock         | received | what is done then                                     | due   | because
 */
const TABLE = `
  14  | 20 | reply         | 03-04 |                                                          | 03-24 | a Tuesday
  14  | 20 | reply         | 03-03 |                                                          | 03-24 | the 23rd is Eid
  14  | 20 | reply         | 03-02 |                                                          | 03-24 | the 22nd is a Sunday and Eid, the 23rd Eid
  14  | 20 | reply         | 02-09 |                                                          | 03-02 | the 1st is a Sunday
  14  | 20 | reply         | 03-03 | 03-07 ask-clarification, 03-11 clarify                   | 03-27 | four days paused
  14  | 20 | reply         | 03-03 | 03-18 ask-clarification, 03-25 clarify                   | 03-30 | seven days paused, those of Eid among them
  14  | 20 | reply         | 03-03 | 03-07 ask-clarification, 03-07 clarify                   | 03-24 | paused for no day
  14  | 20 | reply         | 03-03 | 03-05 ask-clarification, 03-06 clarify, 03-09 ask-clarification, 03-12 clarify | 03-27 | one day and three
  14  | 20 | reply         | 03-03 | 03-07 ask-clarification                                  | —     | until it is answered
  14  | 20 | reply         | 03-03 | 03-06 transfer                                           | 03-24 | a transfer moves nothing
  14  | 20 | reply         | 03-03 | 03-07 ask-fee                                            | —     | until the fee is accepted
  14  | 20 | reply         | 03-03 | 03-07 ask-fee, 03-12 accept-fee                          | 03-30 | five days paused, the 28th is a Saturday
  14  | 20 | reply         | 03-03 | 03-20 extend                                             | 04-02 | thirty days
  14  | 20 | reply         | 03-10 | 03-20 extend                                             | 04-10 | thirty days, the 9th is a holiday
  14  | 20 | reply         | 03-03 | 03-07 ask-clarification, 03-11 clarify, 03-20 extend     | 04-06 | thirty days, four paused
  14  | 20 | reply         | 03-03 | 03-05 consult-third-party                                | —     | until the third party is heard
  14  | 20 | reply         | 03-03 | 03-05 consult-third-party, 03-17 third-party-answered    | 04-06 | twelve days paused, the 4th is a Saturday
  14  | 10 | on-site       | 03-03 |                                                          | 03-13 | a Friday; the flood stops no clock
  14  | 10 | on-site       | 03-10 |                                                          | 03-24 | the 20th is a holiday, then Eid
  17  | 48 | urgent        | 03-03 |                                                          | 03-05 | hours, as they pass
  17  | 48 | urgent        | 03-06 |                                                          | 03-08 | on a Sunday too
  17  | 48 | urgent        | 03-03 | 03-04 ask-clarification, 03-06 clarify                   | 03-07 | 48 hours paused
  18  | 5  | transfer      | 03-04 |                                                          | 03-09 | a Monday
  18  | 5  | transfer      | 03-03 |                                                          | 03-09 | the 8th is a Sunday
  20  | 30 | third-party   | 03-03 | 03-05 consult-third-party                                | 04-06 | the 4th is a Saturday
  29  | 20 | review-window | 03-03 | 03-13 refuse                                             | 04-02 | a Thursday
  29  | 20 | review-window | 03-03 | 03-20 not-held                                           | 04-10 | the 9th is a holiday
  29  | 20 | review-window | 03-03 | 03-25 silence                                            | 04-14 | from when the silence is noted
  29  | 10 | review        | 03-03 | 03-13 refuse, 03-27 ask-review                           | 04-06 | a Monday
  29  | 10 | review        | 03-03 | 03-20 answer-partly, 03-30 ask-review                    | 04-10 | the 9th is a holiday
  31  | 30 | court-window  | 03-03 | 03-13 refuse, 03-20 ask-review, 03-30 review-refuse      | 04-29 | a Wednesday
  31  | 30 | court-window  | 03-03 | 03-13 refuse, 03-25 ask-review, 04-01 review-refuse      | 05-04 | the 1st is a Friday and a holiday
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map(
    (row) =>
      row.split('|').map((cell) => cell.trim()) as [string, string, string, string, string, string, string],
  );

const type = CaseType.parse(information.cases);
const machine = machineOf(type, CALENDAR);
const at = (day: string): string => `2026-${day}T10:00:00+01:00`;

/** A request that is urgent, and to look at documents on site, so that all clocks that begin with one run. */
const received = (day: string): Case => begun(machine, at(day), { urgent: true, access: 'on-site' }).case;

const done = (kase: Case, what: string): Case => {
  const [day = '', id = ''] = what.split(' ');
  const deed = type.workflow.deeds.find((one) => one.id === id)!;
  const by = deed.by[0] as ActorRole;
  const stepped = step(machine, kase, { deed: id, by, at: at(day), given: answersTo(deed) });
  if (!stepped.ok) throw new Error(`${what}: ${JSON.stringify(stepped.why)}`);
  return stepped.case;
};

describe('the clocks of the law', () => {
  it.each(ROWS)(
    'art. %s, %s, %s: received %s, %s: due %s (%s)',
    (article, length, clock, day, deeds, due) => {
      const kase = deeds.split(', ').filter(Boolean).reduce(done, received(day));
      const running = clockOf(kase, clock)!;
      expect(readClock(running, machine.calendar, at(day)).due).toBe(due === '—' ? null : `2026-${due}`);
      expect(running.length).toBe(Number(length));
      const rule = type.workflow.clocks.find(({ id }) => id === clock)!;
      expect(basisText(rule.basis).en).toMatch(
        new RegExp(`, art\\. ${article} \\(number of the article to be checked\\)$`),
      );
    },
  );

  it('are all in the table', () =>
    expect(new Set(ROWS.map(([, , clock]) => clock))).toEqual(
      new Set(type.workflow.clocks.map(({ id }) => id)),
    ));
});
