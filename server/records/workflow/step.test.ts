import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseTypeFaults } from '../../../sql/model/records/case-type.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import { umbrellaType } from '../../../tests/world/toy-module.ts';
import { readClock } from '../clocks/read-clock.ts';
import { begun, possible, shownHistory, step } from './step.ts';
import { dueRules, nextMoment } from './time-rules.ts';
import { machineOf, sequences, walk } from './walk.fixture.ts';

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
    ]);
    const lost = next(start(), 'give-up', 'system', 16);
    expect(nextMoment(machine, lost, later(16), none)).toBeNull();
    const again = next(lost, 'reopen', 'applicant', 20, { reason: 'Look' });
    expect(dueRules(machine, again, later(31), new Set([first[0]!.key])).length).toBe(1);
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

  it('the state is one of the declaration, and clocks are sound', () => {
    fc.assert(
      fc.property(sequences(machine), (choices) => {
        const { cases, at } = walk(machine, choices);
        for (const kase of cases) {
          expect(workflow.states.map(({ id }) => id)).toContain(kase.state);
          for (const clock of kase.clocks) {
            const kinds = clock.events.map(({ kind }) => kind).filter((kind) => kind !== 'extend');
            expect(kinds.join(' ')).toMatch(/^start( pause resume)*( pause)?( stop)?$/);
            const moments = clock.events.map((event) => Date.parse(event.at));
            expect([...moments].sort((one, other) => one - other)).toEqual(moments);
            const { status, due } = readClock(clock, machine.calendar, at);
            expect(status === 'running' ? due : 'any').not.toBeNull();
          }
          // Of what is closed nothing is owed any more.
          const isClosed = workflow.states.find(({ id }) => id === kase.state)?.kind === 'closed';
          if (isClosed) for (const clock of kase.clocks) expect(clock.events.at(-1)?.kind).toBe('stop');
        }
      }),
    );
  });

  it('nobody is shown what is not for her', () => {
    fc.assert(
      fc.property(sequences(machine), (choices) => {
        const { history } = walk(machine, choices).cases.at(-1)!;
        const seen = (reader: 'public' | 'parties' | 'internal') =>
          JSON.stringify(shownHistory(workflow, history, reader));
        for (const secret of ['internal', 'parties'])
          expect(seen('public')).not.toContain(`secret of ${secret}`);
        expect(seen('parties')).not.toContain('secret of internal');
        expect(shownHistory(workflow, history, 'internal')).toEqual(history);
      }),
    );
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
