import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOn, type meets, type RuleState, run, type Sample, wait } from './machine.ts';

const HOUR = 3_600_000;
const above = { kind: 'above', value: 50, until: 40 } as const;
const spans = { lasts: 0, calm: 0, fresh: 24 * HOUR };
const hourly = (...values: (number | null)[]): Sample[] =>
  values.map((value, at) => ({ time: at * HOUR, value }));
const told = (
  samples: readonly Sample[],
  given: Partial<typeof spans> = {},
  when: Parameters<typeof meets>[0] = above,
) =>
  run(null, samples, { when, spans: { ...spans, ...given } }).events.map(
    ({ kind, time }) => `${kind} ${time / HOUR}`,
  );

describe('a rule', () => {
  it('fires at the value that begins it, and is over below the one that it holds until', () => {
    expect(told(hourly(10, 50, 45, 40, 39.9, 60))).toEqual(['begins 1', 'ends 4', 'begins 5']);
    expect(told(hourly(60, 41, 49, 41, 60))).toEqual(['begins 0']);
    expect(told(hourly(9, 4, 6, 11), {}, { kind: 'below', value: 5, until: 10 })).toEqual([
      'begins 1',
      'ends 3',
    ]);
  });

  it('fires only where it was so for as long as it must last', () => {
    expect(told(hourly(60, 60, 45, 60, 60, 60), { lasts: 2 * HOUR })).toEqual(['begins 5']);
  });

  it('is over only where it was for as long as it must be calm', () => {
    expect(told(hourly(60, 10, 45, 10, 10, 10, 60), { calm: 2 * HOUR })).toEqual([
      'begins 0',
      'ends 5',
      'begins 6',
    ]);
  });

  it('is over once nothing is heard for so long as a value is good, and begins anew after a silence', () => {
    const gap = [...hourly(60), { time: 30 * HOUR, value: 60 }];
    expect(told(gap)).toEqual(['begins 0', 'ends 24', 'begins 30']);
    expect(told(gap, { lasts: 2 * HOUR })).toEqual([]);
    const { state } = run(null, hourly(60), { when: above, spans });
    expect(wait(state, 24 * HOUR, spans).events).toEqual([]);
    expect(wait(state, 25 * HOUR, spans)).toMatchObject({
      events: [{ kind: 'ends' }],
      state: { phase: 'calm' },
    });
  });

  it('knows classes: those that begin it, and those that it goes on in', () => {
    const when = { kind: 'classes', on: ['high', 'extreme'], holds: ['middle'] } as const;
    const samples = ['low', 'high', 'middle', 'extreme', 'low', 'middle', null].map((name, at) => ({
      time: at * HOUR,
      value: 1,
      class: name,
    }));
    const { events } = run(null, samples, {
      when: { ...when, on: [...when.on], holds: [...when.holds] },
      spans,
    });
    expect(events.map(({ kind }) => kind)).toEqual(['begins', 'ends']);
  });

  it('takes no value for none that there is', () =>
    expect(told(hourly(60, null))).toEqual(['begins 0', 'ends 1']));
});

const series = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 30 }), value: fc.integer({ min: 20, max: 70 }) }), {
    maxLength: 60,
  })
  .map((steps) => {
    let time = 0;
    return steps.map(({ gap, value }): Sample => {
      time += gap * HOUR;
      return { time, value };
    });
  });
const anySpans = fc.record({
  lasts: fc.integer({ min: 0, max: 10 }).map((hours) => hours * HOUR),
  calm: fc.integer({ min: 0, max: 10 }).map((hours) => hours * HOUR),
  fresh: fc.integer({ min: 5, max: 40 }).map((hours) => hours * HOUR),
});

describe('whatever the values are', () => {
  it('begins and ends take turns, in the order of time', () => {
    fc.assert(
      fc.property(series, anySpans, (samples, given) => {
        const { events, state } = run(null, samples, { when: above, spans: given });
        events.forEach(({ kind, time }, at) => {
          expect(kind).toBe(at % 2 === 0 ? 'begins' : 'ends');
          expect(time).toBeGreaterThanOrEqual(events[at - 1]?.time ?? 0);
        });
        expect(isOn(state)).toBe(events.length % 2 === 1);
      }),
    );
  });

  it('looked at in pieces, or twice, they say what they say at once', () => {
    fc.assert(
      fc.property(series, anySpans, fc.array(fc.nat(60), { maxLength: 5 }), (samples, given, cuts) => {
        const rule = { when: above, spans: given };
        const whole = run(null, samples, rule);
        let state: RuleState | null = null;
        const events: unknown[] = [];
        const ends = [
          ...cuts.filter((cut) => cut > 0 && cut <= samples.length).sort((a, b) => a - b),
          samples.length,
        ];
        for (const [at, end] of ends.entries()) {
          if (end === 0) continue;
          // The piece again from the start: what was seen is seen again.
          const stepped = run(
            state,
            samples.slice(at === 0 ? 0 : Math.max(0, (ends[at - 1] ?? 0) - 3), end),
            rule,
          );
          state = stepped.state;
          events.push(...stepped.events);
        }
        if (samples.length > 0) expect({ state, events }).toEqual(whole);
      }),
    );
  });

  it('fires only after it was so without a break for as long as it must last', () => {
    fc.assert(
      fc.property(series, anySpans, (samples, given) => {
        for (const { kind, time } of run(null, samples, { when: above, spans: given }).events) {
          if (kind !== 'begins') continue;
          const before = samples.filter((sample) => sample.time <= time);
          const broken = before.findLastIndex(({ value }) => (value ?? 0) < 50);
          const since = before[broken + 1]!.time;
          expect(time - since).toBeGreaterThanOrEqual(given.lasts);
        }
      }),
    );
  });

  it('values that swing about a limit within its hysteresis make one warning', () => {
    const swinging = fc.array(fc.integer({ min: 40, max: 70 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(swinging, (values) => {
        expect(told(hourly(60, ...values))).toEqual(['begins 0']);
      }),
    );
  });

  it('the more calm it needs, the fewer warnings there are', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 10 }), (samples, hours) => {
        const count = (calm: number) =>
          told(samples, { calm, fresh: 1000 * HOUR }).filter((e) => e.startsWith('begins')).length;
        expect(count((hours + 1) * HOUR)).toBeLessThanOrEqual(count(hours * HOUR));
      }),
    );
  });
});
