import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseType, caseTypeFaults, settingsOf } from '../../../sql/model/records/case-type.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { readClock } from '../../records/clocks/read-clock.ts';
import { nextCounts, reachedRule } from '../../records/workflow/count-rules.ts';
import { begun, type Case, clockOf, possible, shownHistory, step } from '../../records/workflow/step.ts';
import { dueRules } from '../../records/workflow/time-rules.ts';
import { answersTo, machineOf, sequences, walk } from '../../records/workflow/walk.fixture.ts';
import { petitions } from './index.ts';
import { TOLD } from './told.ts';

const type = CaseType.parse(petitions.cases);
const machine = machineOf(type);
const { workflow } = machine;
const at = (days: number): string => `${addDays('2026-03-03', days)}T10:00:00+01:00`;

type Done = readonly [deed: string, by: ActorRole, days: number];
/** Does deeds one after the other, each some days after the petition was sent, with answers that will do. */
const goes = (...deeds: Done[]): Case =>
  deeds.reduce(
    (kase, [id, by, days]) => {
      const deed = workflow.deeds.find((one) => one.id === id)!;
      const done = step(machine, kase, { deed: id, by, at: at(days), given: answersTo(deed) });
      if (!done.ok) throw new Error(`${id}: ${JSON.stringify(done.why)}`);
      return done.case;
    },
    begun(machine, at(0)).case,
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

  it('never shows what is for others, loses no message, and owes nothing once it is closed, whatever is done', () => {
    fc.assert(
      fc.property(sequences(machine), (choices) => {
        const { cases } = walk(machine, choices);
        cases.slice(1).forEach((kase, index) => {
          expect(kase.history.slice(0, -1)).toEqual(cases[index]!.history);
          const { kind } = workflow.states.find(({ id }) => id === kase.state)!;
          const running = kase.clocks
            .filter(({ events }) => events.at(-1)?.kind !== 'stop')
            .map(({ id }) => id);
          if (kind === 'closed') expect([kase.state, running]).toEqual([kase.state, []]);
          // What is owed has a clock.
          if (kase.state === 'owed') expect(running).toContain('response');
          if (kase.state === 'debate-owed') expect(running).toContain('debate');
        });
        const { history } = cases.at(-1)!;
        const seen = (reader: 'public' | 'parties') =>
          JSON.stringify(shownHistory(workflow, history, reader));
        for (const secret of ['internal', 'parties'])
          expect(seen('public')).not.toContain(`secret of ${secret}`);
        expect(seen('parties')).not.toContain('secret of internal');
      }),
    );
  });

  it('publishes neither name nor address of its author', () => {
    const open = type.form.fields.filter(({ audience }) => audience === 'public').map(({ id }) => id);
    expect(open).toEqual(['title', 'ask', 'background', 'addressee', 'topic', 'area', 'shownAs']);
  });
});
