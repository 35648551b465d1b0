import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseTypeFaults } from '../../../sql/model/records/case-type.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import { workflowFaults } from '../../../sql/model/records/workflow.ts';
import { umbrellaType } from '../../../tests/world/toy-module.ts';
import { readClock } from '../clocks/read-clock.ts';
import { begun, possible, step } from './step.ts';
import { dueRules, nextMoment } from './time-rules.ts';
import { machineOf, sequences, walk } from './walk.fixture.ts';
import { faultsOfWalk } from './walk-faults.fixture.ts';

const machine = machineOf(umbrellaType);
const { workflow } = machine;
const AT = '2026-03-03T10:00:00+01:00';
const later = (days: number): string => `${addDays('2026-03-03', days)}T10:00:00+01:00`;
const start = () => begun(machine, AT).case;
const does = (
  kase: ReturnType<typeof start>,
  deed: string,
  by: 'officer' | 'applicant' | 'system',
  days: number,
  given = {},
) => step(machine, kase, { deed, by, at: later(days), given });
const next = (...args: Parameters<typeof does>) => {
  const done = does(...args);
  if (!done.ok) throw new Error(`${args[1]}: ${JSON.stringify(done.why)}`);
  return done.case;
};

describe('a step', () => {
  it('does what the declaration says: state, clock, history, messages', () => {
    const asked = does(start(), 'ask', 'officer', 4, { message: 'Which tram?' });
    expect(asked).toMatchObject({
      ok: true,
      case: {
        state: 'asked',
        history: [
          { deed: 'ask', by: 'officer', from: 'received', to: 'asked', values: { message: 'Which tram?' } },
        ],
      },
      tells: [{ whom: 'applicant' }],
    });
    const back = next(asked.ok ? asked.case : start(), 'answer', 'applicant', 8, { message: 'The 4' });
    expect(readClock(back.clocks[0]!, machine.calendar, AT)).toMatchObject({
      status: 'running',
      due: '2026-03-17',
    });
  });

  it.each([
    ['fly', 'officer', {}, { code: 'no-such-deed' }],
    ['ask', 'applicant', { message: 'x' }, { code: 'not-yours' }],
    ['reopen', 'applicant', { reason: 'x' }, { code: 'not-in-state' }],
    ['ask', 'officer', {}, { code: 'form', faults: [{ field: 'message', code: 'required' }] }],
    [
      'ask',
      'officer',
      { message: 'x', state: 'found' },
      { code: 'form', faults: [{ field: 'state', code: 'unknown' }] },
    ],
  ] as const)('%s by %s with %j is refused', (deed, by, given, why) => {
    expect(does(start(), deed, by, 1, given)).toEqual({ ok: false, why });
  });

  it('that is done once is not done twice', () => {
    const extended = next(start(), 'extend', 'officer', 2, { message: 'Rain' });
    expect(does(extended, 'extend', 'officer', 3, { message: 'More rain' })).toEqual({
      ok: false,
      why: { code: 'already-done' },
    });
  });

  it('that needs a clock that runs waits for one', () => {
    const overdue = start();
    expect(does(overdue, 'extend', 'officer', 2, { message: 'x' }).ok).toBe(true);
    expect(
      possible(machine, next(overdue, 'ask', 'officer', 2, { message: 'x' }), 'officer', later(3)).map(
        ({ id }) => id,
      ),
    ).not.toContain('extend');
  });

  it('looked at by what time brings about: a message at the end, and a deed five days on, each once', () => {
    const none = new Set<string>();
    expect(nextMoment(machine, start(), AT, none)).toBe('2026-03-13T23:00:00.000Z');
    expect(dueRules(machine, start(), later(10), none)).toEqual([]);
    const first = dueRules(machine, start(), later(11), none);
    expect(first.map(({ rule }) => rule.deed)).toEqual([undefined]);
    expect(dueRules(machine, start(), later(11), new Set([first[0]!.key]))).toEqual([]);
    expect(dueRules(machine, start(), later(16), new Set([first[0]!.key]))).toMatchObject([
      { rule: { deed: 'give-up' } },
      { rule: { deed: 'escalate' } },
    ]);
    const lost = next(start(), 'give-up', 'system', 16);
    expect(nextMoment(machine, lost, later(16), none)).toBeNull();
    const again = next(lost, 'reopen', 'applicant', 20, { reason: 'Look' });
    expect(dueRules(machine, again, later(31), new Set([first[0]!.key])).length).toBe(1);
    const broken = { ...workflow, timeRules: [{ clock: 'find', after: 0, again: false, deed: 'find' }] };
    expect(workflowFaults(broken, umbrellaType.settings)).toEqual([
      "deed find of a rule of time is not the system's",
      'deed find of a rule of time asks for message',
    ]);
  });

  it('is looked at again for what comes later, where what was due by then could not be', () => {
    const rules = [
      { clock: 'find', after: 0, again: false, deed: 'reopen-nothing' },
      { clock: 'find', after: 5, again: false, deed: 'give-up' },
    ];
    const other = { ...machine, workflow: { ...workflow, timeRules: rules } };
    expect(nextMoment(other, start(), AT, new Set())).toBe('2026-03-13T23:00:00.000Z');
    expect(nextMoment(other, start(), later(12), new Set())).toBe('2026-03-18T23:00:00.000Z');
  });

  it('follows a rule once for each run of a clock, or also each time that it goes on late', () => {
    const late = ['ask', 'officer', 20, { message: 'Which?' }] as const;
    const back = next(next(start(), ...late), 'answer', 'applicant', 22, { message: 'The 4' });
    for (const again of [false, true]) {
      const [told] = workflow.timeRules;
      const other = { ...machine, workflow: { ...workflow, timeRules: [{ ...told!, again }] } };
      const [first] = dueRules(other, start(), later(20), new Set());
      const then = dueRules(other, back, later(23), new Set([first!.key]));
      expect(then.length).toBe(again ? 1 : 0);
      expect(dueRules(other, back, later(24), new Set([first!, ...then].map(({ key }) => key)))).toEqual([]);
    }
  });
});

describe('whatever is done, in any order', () => {
  it('no message is lost, and none is changed', () => {
    fc.assert(
      fc.property(sequences(machine), (choices) => {
        const { cases } = walk(machine, choices);
        cases.slice(1).forEach((kase, index) => {
          expect(kase.history.slice(0, -1)).toEqual(cases[index]!.history);
        });
      }),
    );
  });

  it('no message is lost or read by whom it is not for, no private field is shown, and clocks are sound', () => {
    fc.assert(
      fc.property(sequences(machine), (choices) => {
        expect(faultsOfWalk(umbrellaType, machine, walk(machine, choices))).toEqual([]);
      }),
    );
  });

  it('and what would be wrong is found', () => {
    const { cases, at } = walk(machine, [{ pick: 0, days: 1 }]);
    const last = cases.at(-1)!;
    const found = (kase: Partial<typeof last>) =>
      faultsOfWalk(umbrellaType, machine, { cases: [...cases, { ...last, ...kase }], at }).join('; ');
    expect(found({ history: [] })).toContain('what was done before is another now');
    expect(found({ state: 'found' })).toContain('clock find runs in found');
    expect(found({ clocks: [] })).not.toContain('clock find');
    const [clock] = last.clocks;
    const twice = { ...clock!, events: [clock!.events[0]!, clock!.events[0]!] };
    expect(found({ clocks: [twice] })).toContain('clock find: start start');
  });
});

describe('a declaration', () => {
  it('of the toy is without fault', () => expect(caseTypeFaults(umbrellaType)).toEqual([]));

  it('that does not hold together is told so', () => {
    const [first] = workflow.deeds;
    const broken = {
      ...umbrellaType,
      form: {
        fields: umbrellaType.form.fields.map((field) =>
          field.id === 'mail' ? { ...field, audience: 'public' as const } : field,
        ),
      },
      workflow: {
        ...workflow,
        deeds: [
          ...workflow.deeds,
          {
            ...first!,
            from: ['nowhere'],
            clocks: [{ clock: 'none', move: 'stop' as const, optional: false }],
          },
        ],
      },
    };
    expect(caseTypeFaults(broken)).toEqual([
      'mail is personal and cannot be public',
      'deed ask is there twice',
      'deed ask: there is no state nowhere',
      'deed ask: there is no clock none',
    ]);
  });
});
