import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar, Clock, ClockEvent } from '../../../sql/model/records/clock.ts';
import { amountText, explained } from '../../../sql/model/records/clock-words.ts';
import { addDays, dayOf, endOfDay } from '../../../sql/model/records/day.ts';
import { beganOf } from './began.ts';
import { readClock } from './read-clock.ts';

const text = (words: string) => ({ ar: `ع ${words}`, fr: `f ${words}`, en: words });
/** March 2026: the 1st is a Sunday. Independence on Friday the 20th, Eid on Saturday 21st to Monday 23rd; a flood on 10th and 11th. */
const CALENDAR: Calendar = {
  timeZone: 'Africa/Tunis',
  weekend: [0, 6],
  entries: [
    { from: '2026-03-20', to: '2026-03-20', kind: 'holiday', title: text('Independence'), source: 'test' },
    { from: '2026-03-21', to: '2026-03-23', kind: 'holiday', title: text('Eid'), source: 'test' },
    { from: '2026-03-10', to: '2026-03-11', kind: 'closure', title: text('Flood'), source: 'test' },
  ],
};
const noon = (day: string): string => `2026-${day}T12:00:00+01:00`;
const at = (kind: 'start' | 'pause' | 'resume' | 'stop', day: string): ClockEvent => ({
  kind,
  at: noon(day),
});
const extend = (by: number, day: string): ClockEvent => ({ kind: 'extend', by, at: noon(day) });
const clock = (given: Partial<Clock>): Clock => ({
  id: 'reply',
  counted: 'calendar',
  length: 20,
  rollsOver: false,
  skipsClosures: false,
  events: [at('start', '03-03')],
  ...given,
});
const NOW = noon('03-05');

/** Computed by hand, on paper. */
const TABLE: [name: string, clock: Partial<Clock>, due: string | null][] = [
  ['20 days', {}, '2026-03-23'],
  [
    '20 days, paused four',
    { events: [at('start', '03-03'), at('pause', '03-07'), at('resume', '03-11')] },
    '2026-03-27',
  ],
  [
    'paused and resumed on one day is no day',
    { events: [at('start', '03-03'), at('pause', '03-07'), at('resume', '03-07')] },
    '2026-03-23',
  ],
  [
    'paused on the day it starts',
    { events: [at('start', '03-03'), at('pause', '03-03'), at('resume', '03-05')] },
    '2026-03-25',
  ],
  [
    'two pauses',
    {
      events: [
        at('start', '03-03'),
        at('pause', '03-05'),
        at('resume', '03-06'),
        at('pause', '03-09'),
        at('resume', '03-12'),
      ],
    },
    '2026-03-27',
  ],
  ['paused still', { events: [at('start', '03-03'), at('pause', '03-07')] }, null],
  [
    'paused after its end is late all the same',
    { events: [at('start', '03-03'), at('pause', '03-28')] },
    '2026-03-23',
  ],
  ['extended by ten', { events: [at('start', '03-03'), extend(10, '03-20')] }, '2026-04-02'],
  [
    'paused and extended',
    { events: [at('start', '03-03'), at('pause', '03-07'), at('resume', '03-11'), extend(10, '03-20')] },
    '2026-04-06',
  ],
  ['rolls from Eid to the next working day', { rollsOver: true }, '2026-03-24'],
  ['rolls from a Saturday over the Sunday', { length: 4, rollsOver: true }, '2026-03-09'],
  ['a closure is skipped where it is to be', { skipsClosures: true }, '2026-03-25'],
  ['5 working days', { counted: 'working', length: 5 }, '2026-03-12'],
  ['12 working days over a closure and a long holiday', { counted: 'working', length: 12 }, '2026-03-25'],
  [
    'working days, paused over a weekend',
    {
      counted: 'working',
      length: 5,
      events: [at('start', '03-03'), at('pause', '03-06'), at('resume', '03-09')],
    },
    '2026-03-13',
  ],
  ['no days at all: the day itself', { length: 0 }, '2026-03-03'],
  ['48 hours', { counted: 'hours', length: 48 }, '2026-03-05'],
  [
    '48 hours, paused for two days',
    {
      counted: 'hours',
      length: 48,
      events: [at('start', '03-03'), at('pause', '03-04'), at('resume', '03-06')],
    },
    '2026-03-07',
  ],
];

describe('a deadline', () => {
  it.each(TABLE)('%s', (_, given, due) => expect(readClock(clock(given), CALENDAR, NOW).due).toBe(due));

  it('is past when its day has ended there, and not before', () => {
    const dueAt = '2026-03-23T23:00:00.000Z';
    expect(readClock(clock({}), CALENDAR, NOW).dueAt).toBe(dueAt);
    expect(readClock(clock({}), CALENDAR, '2026-03-23T22:59:59Z')).toMatchObject({
      late: 0,
      isOverdue: false,
    });
    expect(readClock(clock({}), CALENDAR, dueAt)).toMatchObject({ late: 1, isOverdue: true });
    expect(readClock(clock({}), CALENDAR, noon('04-02'))).toMatchObject({ late: 10, isOverdue: true });
  });

  it('that was missed stays told when it is stopped', () => {
    const events = [at('start', '03-03'), at('stop', '03-26')];
    expect(readClock(clock({ events }), CALENDAR, NOW)).toMatchObject({
      ...{ status: 'stopped', late: 3, isOverdue: false },
      steps: expect.arrayContaining([{ kind: 'stopped', on: '2026-03-26', late: 3 }]),
    });
  });

  it('moves when the calendar does', () => {
    const entry = {
      from: '2026-03-24',
      to: '2026-03-25',
      kind: 'holiday',
      title: text('Mourning'),
      source: 'test',
    } as const;
    const later = { ...CALENDAR, entries: [...CALENDAR.entries, entry] };
    expect(readClock(clock({ rollsOver: true }), later, NOW).due).toBe('2026-03-26');
  });
});

describe('how it was computed', () => {
  it('says nothing of a pause in which no day passed', () => {
    const paused = clock({ events: [at('start', '03-03'), at('pause', '03-07'), at('resume', '03-07')] });
    expect(readClock(paused, CALENDAR, NOW).steps.map(({ kind }) => kind)).toEqual([
      ...['started', 'length', 'due'],
    ]);
  });

  const events = [
    at('start', '03-03'),
    {
      kind: 'pause',
      at: noon('03-07'),
      why: { ar: 'طلب توضيح', fr: 'précision demandée', en: 'for clarification' },
    } as const,
    at('resume', '03-11'),
  ];
  const { steps } = readClock(clock({ events }), CALENDAR, NOW);

  it('is told as the issue asks, in each language', () => {
    expect(explained(steps, 'en')).toBe(
      'received 3 March 2026; 20 days; paused 4 days, 7 March 2026 to 11 March 2026 (for clarification); due 27 March 2026',
    );
    expect(explained(steps, 'fr')).toBe(
      'reçu le 3 mars 2026 ; 20 jours ; suspendu 4 jours, du 7 mars 2026 au 11 mars 2026 (précision demandée) ; échéance le 27 mars 2026'.replaceAll(
        ' ;',
        '\u00a0;',
      ),
    );
    expect(explained(steps, 'ar')).toBe(
      'ورد في 3 مارس 2026؛ 20 يوما؛ أُوقف 4 أيام، من 7 مارس 2026 إلى 11 مارس 2026 (طلب توضيح)؛ ينتهي الأجل في 27 مارس 2026',
    );
  });

  it('says what it began with: what was done then, where its reader is shown it', () => {
    const deed = { id: 'refuse', done: text('Refused'), clocks: [{ clock: 'reply', move: 'start' }] };
    const asShown = (...deeds: string[]) => {
      const shown = deeds.map((id) => ({ deed: id, at: new Date(noon('03-03')).toISOString() }));
      const began = beganOf({ deeds: [deed] } as never, clock({}), shown);
      return explained(readClock(clock({}), CALENDAR, NOW).steps, 'en', began);
    };
    expect(asShown('refuse', 'submit')).toBe('Refused on 3 March 2026; 20 days; due 23 March 2026');
    expect(asShown('submit', 'note')).toMatch(/^received 3 March 2026;/);
    expect(asShown('note')).toMatch(/^begun 3 March 2026;/);
  });

  it('names the days that were not counted, and why it moved', () => {
    const working = readClock(clock({ counted: 'working', length: 12 }), CALENDAR, NOW);
    expect(explained(working.steps, 'en')).toBe(
      'received 3 March 2026; 12 working days; not counted: Flood, 2 days; not counted: Independence, 1 day; not counted: Eid, 1 day; due 25 March 2026',
    );
    expect(explained(readClock(clock({ rollsOver: true }), CALENDAR, NOW).steps, 'en')).toContain(
      'offices are closed on 23 March 2026, so it moves to the next working day; due 24 March 2026',
    );
  });

  it.each([
    [1, 'يوم واحد'],
    [2, 'يومان'],
    [3, '3 أيام'],
    [11, '11 يوما'],
    [100, '100 يوم'],
  ])('says %d days as Arabic does', (amount, words) =>
    expect(amountText(amount, 'calendar', 'ar')).toBe(words),
  );
});

const days = fc.integer({ min: 0, max: 60 });
const drawn = fc.record({
  counted: fc.constantFrom('calendar' as const, 'working' as const),
  length: fc.integer({ min: 1, max: 60 }),
  rollsOver: fc.boolean(),
  skipsClosures: fc.boolean(),
  pauses: fc.array(fc.tuple(days, days), { maxLength: 4 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
const made = ({ pauses, ...rule }: Drawn, extra: ClockEvent[] = []): Clock => {
  let day = '2026-03-03';
  const events: ClockEvent[] = [at('start', '03-03')];
  for (const [wait, length] of pauses) {
    day = addDays(day, wait);
    events.push({ kind: 'pause', at: `${day}T09:00:00+01:00` });
    day = addDays(day, length);
    events.push({ kind: 'resume', at: `${day}T10:00:00+01:00` });
  }
  return { id: 'reply', ...rule, events: [...events, ...extra] };
};

describe('clocks of any kind', () => {
  it('end later, never earlier, by pauses, extensions and closed days', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 30 }), (given, by) => {
        const due = readClock(made(given), CALENDAR, NOW).due!;
        const none = readClock(made({ ...given, pauses: [] }), CALENDAR, NOW).due!;
        const longer = readClock(made(given, [{ kind: 'extend', at: NOW, by }]), CALENDAR, NOW).due!;
        const open = readClock(made(given), { ...CALENDAR, entries: [] }, NOW).due!;
        expect([due >= none, longer >= due, due >= open]).toEqual([true, true, true]);
        expect(none >= addDays('2026-03-03', given.length)).toBe(true);
      }),
    );
  });

  it('count as many days as they say, looked at day by day', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const one = made({ ...given, rollsOver: false });
        const due = readClock(one, CALENDAR, NOW).due!;
        const inPause = (day: string) =>
          one.events.some((event, index) => {
            const next = one.events[index + 1];
            return (
              event.kind === 'pause' && event.at.slice(0, 10) < day && next && day <= next.at.slice(0, 10)
            );
          });
        const isClosed = (day: string) => {
          const entry = CALENDAR.entries.find(({ from, to }) => from <= day && day <= to);
          if (one.counted === 'calendar') return one.skipsClosures && entry?.kind === 'closure';
          return [0, 6].includes(new Date(day).getUTCDay()) || entry !== undefined;
        };
        let counted = 0;
        for (let day = '2026-03-04'; day <= due; day = addDays(day, 1))
          if (!inPause(day) && !isClosed(day)) counted += 1;
        expect(counted).toBe(one.length);
      }),
    );
  });
});

describe('days of a zone', () => {
  it('begin and end where clocks say so, also when these are changed', () => {
    expect(dayOf('2026-03-23T23:30:00Z', 'Africa/Tunis')).toBe('2026-03-24');
    expect(endOfDay('2026-03-28', 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDay('2026-03-29', 'Europe/Paris')).toBe('2026-03-29T22:00:00.000Z');
    expect(endOfDay('2026-10-25', 'Europe/Paris')).toBe('2026-10-25T23:00:00.000Z');
    expect(endOfDay('2026-01-05', 'Pacific/Auckland')).toBe('2026-01-05T11:00:00.000Z');
  });
});
