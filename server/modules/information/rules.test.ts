import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisText } from '../../../sql/model/records/basis.ts';
import { CaseType, caseTypeFaults, settingsOf } from '../../../sql/model/records/case-type.ts';
import { explained } from '../../../sql/model/records/clock-words.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { standingOf } from '../../records/cases/standing.ts';
import { shownAnswers } from '../../records/cases/view.ts';
import { readClock, statusOf } from '../../records/clocks/read-clock.ts';
import { begun, type Case, clockOf, step } from '../../records/workflow/step.ts';
import { dueRules, nextMoment } from '../../records/workflow/time-rules.ts';
import { answersTo, machineOf, sequences, walk } from '../../records/workflow/walk.fixture.ts';
import { faultsOfWalk } from '../../records/workflow/walk-faults.fixture.ts';
import { information } from './index.ts';

const type = CaseType.parse(information.cases);
const machine = machineOf(type);
const { workflow } = machine;
const at = (days: number): string => `${addDays('2026-03-03', days)}T10:00:00+01:00`;

/** Does deeds one after the other, each some days after the request, with answers that will do. */
const goes = (deeds: readonly (readonly [deed: string, by: ActorRole, days: number])[], answers = {}): Case =>
  deeds.reduce(
    (kase, [id, by, days]) => {
      const deed = workflow.deeds.find((one) => one.id === id)!;
      const done = step(machine, kase, { deed: id, by, at: at(days), given: answersTo(deed) });
      if (!done.ok) throw new Error(`${id}: ${JSON.stringify(done.why)}`);
      return done.case;
    },
    begun(machine, at(0), answers).case,
  );
const due = (kase: Case, clock = 'reply') => readClock(clockOf(kase, clock)!, machine.calendar, at(0)).due;
const refused = (kase: Case, deed: string, by: ActorRole, days: number, given = {}) =>
  step(machine, kase, { deed, by, at: at(days), given }).ok === false;

describe('a request for information', () => {
  it('is declared without fault', () => expect(caseTypeFaults(type)).toEqual([]));

  it('says of each period what it stands on', () => {
    const laws = type.settings
      .filter(({ basis }) => basis.kind === 'law')
      .map(({ id, value }) => [id, value]);
    expect(laws).toEqual([
      ['reply-days', 20],
      ['extension-days', 10],
      ['review-window-days', 20],
      ['review-days', 10],
    ]);
    // Each names its article, but for what only the platform says.
    const articles = type.settings.map(({ id, basis }) => [
      id,
      /, art\. (\d+) /.exec(basisText(basis).en)?.[1],
    ]);
    expect(Object.fromEntries(articles)).toEqual({
      ...{ 'reply-days': '14', 'on-site-days': '14', 'urgent-hours': '17', 'transfer-days': '18' },
      ...{
        'extension-days': '19',
        'third-party-days': '20',
        'review-window-days': '29',
        'review-days': '29',
      },
      ...{ 'court-days': '31', 'long-overdue-days': undefined },
    });
    expect(settingsOf(type.settings)).toMatchObject({
      'transfer-days': 5,
      'third-party-days': 30,
      'urgent-hours': 48,
    });
  });

  it.each([
    ['in 20 days', [], '2026-03-23'],
    ['in 30, where it is extended', [['extend', 'officer', 10]], '2026-04-02'],
    [
      'later by the days that clarification took',
      [
        ['ask-clarification', 'officer', 4],
        ['clarify', 'applicant', 8],
      ],
      '2026-03-27',
    ],
    ['on no day while the fee is not accepted', [['ask-fee', 'officer', 4]], null],
    [
      'later by the days until the fee was',
      [
        ['ask-fee', 'officer', 4],
        ['accept-fee', 'applicant', 5],
      ],
      '2026-03-24',
    ],
    ['as before, where it is transferred', [['transfer', 'officer', 3]], '2026-03-23'],
  ] as const)('is owed a reply %s', (_, deeds, expected) => expect(due(goes(deeds))).toBe(expected));

  it('about life or liberty is owed one in 48 hours, and tells so', () => {
    const urgent = goes([], { urgent: true });
    expect(due(urgent, 'urgent')).toBe('2026-03-05');
    expect(clockOf(goes([]), 'urgent')).toBeUndefined();
    expect(explained(readClock(clockOf(urgent, 'urgent')!, machine.calendar, at(0)).steps, 'fr')).toContain(
      '48 heures',
    );
  });

  it('to look at documents on site is owed that in 10 days, whatever pauses both periods', () => {
    const onSite = goes([], { access: 'on-site' });
    expect([due(onSite, 'on-site'), due(onSite)]).toEqual(['2026-03-13', '2026-03-23']);
    const paused = goes([['ask-fee', 'officer', 4]], { access: 'on-site' });
    expect([due(paused, 'on-site'), due(paused)]).toEqual([null, null]);
  });

  it('is extended once, and not after its end', () => {
    expect(refused(goes([['extend', 'officer', 3]]), 'extend', 'officer', 4, { message: 'x' })).toBe(true);
    expect(refused(goes([]), 'extend', 'officer', 25, { message: 'x' })).toBe(true);
  });

  it('is refused, also in part, only with an article, the harm and the public interest, each of them', () => {
    for (const [id, state] of [
      ['refuse', 'refused'],
      ['answer-partly', 'partly'],
    ] as const) {
      const whole = answersTo(workflow.deeds.find((deed) => deed.id === id)!);
      for (const reason of ['article', 'harm', 'interest']) {
        const { [reason]: _, ...others } = whole;
        const done = step(machine, goes([]), { deed: id, by: 'officer', at: at(3), given: others });
        const faults = [{ field: reason, code: 'required' }];
        expect([id, reason, done]).toMatchObject([id, reason, { ok: false, why: { faults } }]);
      }
      expect(goes([[id, 'officer', 3]]).state).toBe(state);
    }
  });

  it('without a reply is overdue by itself, and can be answered still, or reviewed within 20 days', () => {
    expect(dueRules(machine, goes([]), at(20), new Set())).toEqual([]);
    expect(dueRules(machine, goes([]), at(21), new Set()).map(({ rule }) => rule.deed)).toEqual(['silence']);
    const late = goes([['silence', 'system', 21]]);
    expect([late.state, due(late, 'review-window')]).toEqual(['overdue', '2026-04-13']);
    expect(
      goes([
        ['silence', 'system', 21],
        ['answer', 'officer', 30],
      ]).state,
    ).toBe('successful');
    expect(refused(late, 'ask-review', 'applicant', 42, { message: 'x' })).toBe(true);
    expect(dueRules(machine, late, at(40), new Set(['reply.0.0']))).toEqual([]);
    expect(dueRules(machine, late, at(41), new Set(['reply.0.0'])).map(({ rule }) => rule.deed)).toEqual([
      'long-silence',
    ]);
    const long = goes([
      ['silence', 'system', 21],
      ['long-silence', 'system', 41],
    ]);
    expect(long.state).toBe('long-overdue');
    expect(refused(long, 'answer', 'officer', 60, { message: 'Late, but here.' })).toBe(false);
    const review = goes([
      ['silence', 'system', 21],
      ['ask-review', 'applicant', 41],
    ]);
    expect(due(review, 'review')).toBe('2026-04-23');
  });

  it.each([
    ['48 hours', { urgent: true }, 'urgent', 2],
    ['ten days', { access: 'on-site' }, 'on-site', 11],
  ])(
    'that is owed something in %s is refused by silence as soon as they are over',
    (_, answers, clock, day) => {
      expect(dueRules(machine, goes([], answers), at(day - 1), new Set())).toEqual([]);
      const [silence, ...others] = dueRules(machine, goes([], answers), at(day), new Set());
      expect([silence?.rule, others]).toMatchObject([{ clock, deed: 'silence' }, []]);
      const late = goes([['silence', 'system', day]], answers);
      expect([late.state, clockOf(late, 'review-window')?.events.length]).toEqual(['overdue', 1]);
      expect(
        goes(
          [
            ['silence', 'system', day],
            ['ask-review', 'applicant', day + 1],
          ],
          answers,
        ).state,
      ).toBe('review');
      // That the reply is due, too, twenty days after the request, changes nothing; what is long overdue is told still.
      const followed = new Set([silence!.key]);
      expect(dueRules(machine, late, at(21), followed)).toEqual([]);
      expect(nextMoment(machine, late, at(21), followed)).toBe('2026-04-12T23:00:00.000Z');
      expect(dueRules(machine, late, at(41), followed).map(({ rule }) => rule.deed)).toEqual([
        'long-silence',
      ]);
    },
  );

  it('is late again by itself where the body asked for something more when it was', () => {
    const late = [
      ['silence', 'system', 21],
      ['long-silence', 'system', 41],
      ['ask-clarification', 'officer', 42],
      ['clarify', 'applicant', 44],
    ] as const;
    const followed = new Set(['reply.0.0', 'reply.0.1']);
    const rules = (kase: Case, known: ReadonlySet<string>) =>
      dueRules(machine, kase, at(45), known).map(({ rule, key }) => [rule.deed, key]);
    const asked = goes(late);
    expect([asked.state, rules(asked, followed)]).toEqual(['waiting', [['silence', 'reply.0.0.1']]]);
    followed.add('reply.0.0.1');
    const silent = goes([...late, ['silence', 'system', 45]]);
    expect([silent.state, rules(silent, followed)]).toEqual(['overdue', [['long-silence', 'reply.0.1.1']]]);
    followed.add('reply.0.1.1');
    const long = goes([...late, ['silence', 'system', 45], ['long-silence', 'system', 45]]);
    expect([long.state, rules(long, followed)]).toEqual(['long-overdue', []]);
    // The review that the first silence opened is hers still, and ends when it would have.
    expect(clockOf(long, 'review-window')).toEqual(clockOf(goes(late.slice(0, 1)), 'review-window'));
  });

  it('keeps its review where the body asks for something more after the deadline', () => {
    const late = ['silence', 'system', 21] as const;
    for (const more of [
      [['ask-clarification', 'officer', 22]],
      [
        ['ask-clarification', 'officer', 22],
        ['clarify', 'applicant', 25],
      ],
      [['ask-fee', 'officer', 22]],
      [
        ['ask-fee', 'officer', 22],
        ['accept-fee', 'applicant', 24],
        ['consult-third-party', 'officer', 25],
      ],
    ] as [string, ActorRole, number][][]) {
      expect([more, goes([late, ...more, ['ask-review', 'applicant', 30]]).state]).toEqual([more, 'review']);
      // Before the deadline there is nothing to review yet.
      expect([more, refused(goes(more), 'ask-review', 'applicant', 26, { message: 'x' })]).toEqual([
        more,
        true,
      ]);
    }
  });

  it('tells who asked of whatever an officer pauses her period by', () => {
    const pausing = workflow.deeds.filter(
      ({ by, clocks }) => by.includes('officer') && clocks.some(({ move }) => move === 'pause'),
    );
    expect(pausing.map(({ id }) => id)).toEqual(['ask-clarification', 'ask-fee', 'consult-third-party']);
    for (const { id, tells } of pausing)
      expect([id, tells.map(({ whom }) => whom)]).toEqual([id, ['applicant']]);
  });

  it('waits for a third party no longer than its period, then is due again', () => {
    const asked = goes([['consult-third-party', 'officer', 2]]);
    // Thirty days on is Saturday the 4th of April.
    expect([due(asked, 'third-party'), due(asked)]).toEqual(['2026-04-06', null]);
    expect(dueRules(machine, asked, at(34), new Set())).toEqual([]);
    expect(dueRules(machine, asked, at(35), new Set()).map(({ rule }) => rule.deed)).toEqual([
      'third-party-silence',
    ]);
    const unheard = goes([
      ['consult-third-party', 'officer', 2],
      ['third-party-silence', 'system', 35],
    ]);
    // 33 days were paused: the 25th of April is a Saturday.
    expect([unheard.state, statusOf(clockOf(unheard, 'reply')!), due(unheard)]).toEqual([
      ...['waiting', 'running', '2026-04-27'],
    ]);
    expect(statusOf(clockOf(unheard, 'third-party')!)).toBe('stopped');
  });

  it('is refused by the silence of the head of the body, after which only the court remains', () => {
    const review = goes([
      ['refuse', 'officer', 3],
      ['ask-review', 'applicant', 10],
    ]);
    expect(dueRules(machine, review, at(20), new Set())).toEqual([]);
    expect(dueRules(machine, review, at(21), new Set()).map(({ rule }) => rule.deed)).toEqual([
      'review-silence',
    ]);
    const silent = goes([
      ['refuse', 'officer', 3],
      ['ask-review', 'applicant', 10],
      ['review-silence', 'system', 21],
    ]);
    expect([silent.state, due(silent, 'court-window')]).toEqual(['review-refused', '2026-04-23']);
    const { tells } = workflow.deeds.find(({ id }) => id === 'review-silence')!;
    expect(tells[0]?.says.en).toContain('closed since August 2025');
  });

  /** Where the body owes a reply its clock runs, where it waits for somebody else it stands. */
  const STANDS: Record<string, 'running' | 'paused'> = {
    ...{ waiting: 'running', overdue: 'running', 'long-overdue': 'running' },
    ...{ clarification: 'paused', fee: 'paused', 'third-party': 'paused' },
  };
  const AHEAD = '2099-01-01';
  const forms = fc.record({
    urgent: fc.boolean(),
    access: fc.constantFrom('electronic', 'on-site'),
    publication: fc.constantFrom('at-once', 'never', 'later'),
  });

  it('never shows what is for others, loses no message, breaks no clock, and owes nothing once it is closed, whatever is done', () => {
    fc.assert(
      fc.property(sequences(machine), forms, (choices, form) => {
        const answers = { ...form, ...(form.publication === 'later' && { embargo: AHEAD }) };
        const went = walk(machine, choices, answers);
        // Windows are those of who asked: they go on where the body owes nothing any more.
        const faults = faultsOfWalk(type, machine, went).filter((fault) => !/-window runs in/.test(fault));
        expect(faults).toEqual([]);
        for (const kase of went.cases) {
          const wanted = STANDS[kase.state];
          if (wanted) expect([kase.state, statusOf(clockOf(kase, 'reply')!)]).toEqual([kase.state, wanted]);
          const isLifted = kase.history.some(({ deed }) => deed.startsWith('lift-embargo'));
          const about = { answers: kase.answers, followed: [], now: went.at };
          if (standingOf({ ...machine, type }, kase, about).isPublic)
            expect(form.publication === 'at-once' || isLifted).toBe(true);
        }
      }),
    );
  });

  it('shows name, address, mail and telephone to its parties, and to nobody else in any state', () => {
    const personal = { name: 'Amel', address: 'Testour', email: 'a@b.tn', phone: '+21698000001' };
    const kase = { answers: { subject: 'Dams' }, personal, redacted: {} };
    for (const { id: state } of workflow.states) {
      expect(shownAnswers(type, { ...kase, state }, 'public')).toEqual({ subject: 'Dams' });
      expect(shownAnswers(type, { ...kase, state }, 'parties')).toMatchObject(personal);
    }
  });

  it('is published later than its answer until who sent it thinks otherwise, once, and of nothing else', () => {
    for (const answers of [{ publication: 'never' }, { publication: 'later', embargo: AHEAD }]) {
      const kase = begun(machine, at(0), answers).case;
      expect(refused(kase, 'lift-embargo', 'officer', 1, { agreed: true })).toBe(true);
      expect(refused(kase, 'lift-embargo', 'applicant', 1)).toBe(true);
      const lifted = goes([['lift-embargo', 'applicant', 1]], answers);
      expect(lifted.answers).toEqual({ publication: 'at-once' });
      expect(lifted.state).toBe('waiting');
      expect(refused(lifted, 'lift-embargo', 'applicant', 2, { agreed: true })).toBe(true);
    }
    expect(refused(goes([]), 'lift-embargo', 'applicant', 1, { agreed: true })).toBe(true);
  });

  it('publishes neither name nor address', () => {
    const open = type.form.fields.filter(({ audience }) => audience === 'public').map(({ id }) => id);
    expect(open).toEqual(['body', 'subject', 'description', 'topic']);
  });
});
