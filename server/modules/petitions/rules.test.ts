import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseType, caseTypeFaults, settingsOf } from '../../../sql/model/records/case-type.ts';
import type { CalendarEntry } from '../../../sql/model/records/clock.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { readClock } from '../../records/clocks/read-clock.ts';
import { nextCounts, reachedRule } from '../../records/workflow/count-rules.ts';
import { begun, type Case, clockOf, possible, step } from '../../records/workflow/step.ts';
import { dueRules } from '../../records/workflow/time-rules.ts';
import { answersTo, machineOf, sequences, walk } from '../../records/workflow/walk.fixture.ts';
import { faultsOfWalk } from '../../records/workflow/walk-faults.fixture.ts';
import { petitions } from './index.ts';
import { TOLD } from './told.ts';

const type = CaseType.parse(petitions.cases);
const machine = machineOf(type);
const off = (en: string, from: string, to = from): CalendarEntry => ({
  ...{ kind: 'holiday', from, to, source: 'sample', title: { ar: en, fr: en, en } },
});
/** The 3rd of March 2026 is a Tuesday; the days of Eid are a sample. */
const dated = machineOf(type, [
  { ...off('Flood', '2026-03-10', '2026-03-11'), kind: 'closure' },
  off('Independence, a Friday', '2026-03-20'),
  off('Eid, Saturday to Monday', '2026-03-21', '2026-03-23'),
]);
const { workflow } = machine;
const at = (days: number): string => `${addDays('2026-03-03', days)}T10:00:00+01:00`;

type Done = readonly [deed: string, by: ActorRole, days: number];
/** Does deeds one after the other, each some days after the petition was sent, with answers that will do. */
const goes = (...deeds: Done[]): Case => goesBy(machine, deeds);
const goesBy = (mover: typeof machine, deeds: readonly Done[]): Case =>
  deeds.reduce(
    (kase, [id, by, days]) => {
      const deed = workflow.deeds.find((one) => one.id === id)!;
      const done = step(mover, kase, { deed: id, by, at: at(days), given: answersTo(deed) });
      if (!done.ok) throw new Error(`${id}: ${JSON.stringify(done.why)}`);
      return done.case;
    },
    begun(mover, at(0)).case,
  );
const can = (kase: Case, by: ActorRole, days: number): string[] =>
  possible(machine, kase, by, at(days)).map(({ id }) => id);
const due = (kase: Case, clock: string) => readClock(clockOf(kase, clock)!, machine.calendar, at(0)).due;
const byTime = (kase: Case, days: number) =>
  dueRules(machine, kase, at(days), new Set()).map(({ rule }) => rule.deed ?? 'tell');

const OPEN: Done[] = [
  ['sponsors-found', 'system', 3],
  ['accept', 'moderator', 6],
];
const OWED: Done[] = [...OPEN, ['owe-response', 'system', 20]];

describe('a petition', () => {
  it('is declared without fault, and every number of it is a rule of the platform', () => {
    expect(caseTypeFaults(type)).toEqual([]);
    expect(type.settings.filter(({ basis }) => basis.kind !== 'platform-rule')).toEqual([]);
    expect(settingsOf(type.settings)).toMatchObject({
      ...{ sponsors: 5, 'response-at': 10_000, 'debate-at': 100_000, 'open-days': 180 },
    });
  });

  it.each<[string, Done[], Record<string, number>, string | null]>([
    ['is not reviewed before it has its sponsors', [], { sponsors: 4 }, null],
    ['is reviewed once it has', [], { sponsors: 5 }, 'sponsors-found'],
    ['that nobody published yet is owed nothing', OPEN.slice(0, 1), { signatures: 1e6 }, null],
    ['is owed nothing short of the threshold', OPEN, { signatures: 9999 }, null],
    ['is owed a response at it', OPEN, { signatures: 10_000 }, 'owe-response'],
    ['is owed it once', OWED, { signatures: 10_001 }, null],
    ['is owed a debate at the next', OWED, { signatures: 100_000 }, 'owe-debate'],
  ])('%s', (_, deeds, counts, deed) => {
    const kase = goes(...deeds);
    expect(reachedRule(machine, kase, counts, at(25))?.deed ?? null).toBe(deed);
  });

  it('waits for the number that comes next', () => {
    expect(nextCounts(machine, goes(), at(1))).toEqual({ sponsors: 5 });
    expect(nextCounts(machine, goes(...OPEN), at(7))).toEqual({ signatures: 10_000 });
    expect(nextCounts(machine, goes(...OWED), at(21))).toEqual({ signatures: 100_000 });
  });

  it('is reviewed in seven working days, not counted while edits are waited for', () => {
    expect(due(goes(...OPEN.slice(0, 1)), 'moderation')).toBe('2026-03-17');
    const edited = goes(OPEN[0]!, ['ask-edits', 'moderator', 6], ['revise', 'applicant', 9]);
    expect(due(edited, 'moderation')).toBe('2026-03-20');
  });

  /** By hand, with a calendar on paper: days after the 3rd of March, a Tuesday. */
  const CLOCKS: [clock: string, deeds: Done[], due: string, because: string][] = [
    ['sponsoring', [], '2026-06-01', '90 days; a Monday'],
    ['moderation', [['sponsors-found', 'system', 3]], '2026-03-19', '7 working days but the flood'],
    ['moderation', [['sponsors-found', 'system', 10]], '2026-03-26', 'Independence, a weekend and Eid'],
    [
      'moderation',
      [
        ['sponsors-found', 'system', 10],
        ['ask-edits', 'moderator', 14],
        ['revise', 'applicant', 22],
      ],
      '2026-04-01',
      'two days before the edits were asked for, five after they came',
    ],
    ['collecting', OPEN, '2026-09-05', '180 days; a Saturday, as no office has to be open'],
    ['response', OWED, '2026-05-22', '60 days'],
    ['debate', [...OWED, ['owe-debate', 'system', 30]], '2026-07-01', '90 days'],
    ['outcome', [...OWED, ['respond', 'officer', 40]], '2026-10-09', '180 days'],
  ];
  it.each(CLOCKS)('has its clock %s after %j end %s: %s', (clock, deeds, expected) => {
    const kase = goesBy(dated, deeds);
    expect(readClock(clockOf(kase, clock)!, dated.calendar, at(0)).due).toBe(expected);
  });
  it('has no other clocks', () =>
    expect(new Set(CLOCKS.map(([clock]) => clock))).toEqual(new Set(workflow.clocks.map(({ id }) => id))));

  it('is reviewed by moderators alone, and edited by its author alone', () => {
    const review = goes(OPEN[0]!);
    expect(can(review, 'moderator', 4)).toEqual(['accept', 'ask-edits', 'refuse', 'refuse-hidden']);
    expect([can(review, 'officer', 4), can(review, 'anybody', 4)]).toEqual([[], []]);
    expect(can(goes(OPEN[0]!, ['ask-edits', 'moderator', 4]), 'applicant', 5)).toEqual([
      'revise',
      'withdraw',
    ]);
  });

  it('is refused with reasons of a list, and of some not even the text is shown', () => {
    const stateOf = (id: string) => workflow.states.find((one) => one.id === id)!;
    expect([stateOf('refused').isPublic, stateOf('refused').hides]).toEqual([true, false]);
    expect([stateOf('refused-hidden').isPublic, stateOf('refused-hidden').hides]).toEqual([true, true]);
    const without = step(machine, goes(OPEN[0]!), {
      ...{ deed: 'refuse', by: 'moderator', at: at(4), given: { message: 'No' } },
    });
    expect(without).toMatchObject({ ok: false, why: { faults: [{ field: 'reasons', code: 'required' }] } });
  });

  it('ends by time: without sponsors, without enough signatures; and a late response is told', () => {
    expect([byTime(goes(), 90), byTime(goes(), 91)]).toEqual([[], ['lapse']]);
    expect([byTime(goes(...OPEN), 186), byTime(goes(...OPEN), 187)]).toEqual([[], ['end']]);
    expect(byTime(goes(...OWED), 81)).toEqual(['response-late']);
    expect(byTime(goes(...OWED, ['respond', 'officer', 40]), 187)).toEqual(['end-signing']);
  });

  it('is answered, debated and archived in that order, the debate only of a response', () => {
    const debate = goes(...OWED, ['owe-debate', 'system', 30]);
    expect(can(debate, 'officer', 31)).not.toContain('record-debate');
    expect(due(debate, 'debate')).toBe('2026-07-01');
    const debated = goes(
      ...OWED,
      ['owe-debate', 'system', 30],
      ['respond-before-debate', 'officer', 40],
      ['schedule-debate', 'officer', 41],
      ['record-debate', 'officer', 60],
    );
    expect(can(debated, 'officer', 61)).not.toContain('tell-outcome');
    const archived = goes(
      ...OWED,
      ['respond', 'officer', 40],
      ['end-signing', 'system', 190],
      ['tell-outcome', 'officer', 200],
    );
    expect(archived.state).toBe('archived');
    expect(can(archived, 'officer', 201)).toEqual(['note']);
  });

  it('tells signers of deeds that there are, and that everybody sees', () => {
    for (const id of Object.keys(TOLD))
      expect([id, workflow.deeds.find((deed) => deed.id === id)?.audience]).toEqual([id, 'public']);
  });

  it('loses no message, breaks no clock, shows no private field and nothing that is for others, whatever is done', () => {
    fc.assert(
      fc.property(sequences(machine), (choices) => {
        const went = walk(machine, choices);
        expect(faultsOfWalk(type, machine, went)).toEqual([]);
        for (const kase of went.cases) {
          const running = kase.clocks
            .filter(({ events }) => events.at(-1)?.kind !== 'stop')
            .map(({ id }) => id);
          // What is owed has a clock.
          if (kase.state === 'owed') expect(running).toContain('response');
          if (kase.state === 'debate-owed') expect(running).toContain('debate');
          if (kase.state === 'open') expect(running).toContain('collecting');
        }
      }),
    );
  });

  it('publishes neither name nor address of its author', () => {
    const open = type.form.fields.filter(({ audience }) => audience === 'public').map(({ id }) => id);
    expect(open).toEqual(['title', 'ask', 'background', 'addressee', 'topic', 'area', 'shownAs']);
  });
});
