import { type Audience, sees } from '../../../sql/model/records/audience.ts';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import { partedOf } from '../cases/answers.ts';
import { shownAnswers } from '../cases/view.ts';
import { readClock } from '../clocks/read-clock.ts';
import { type Case, type Machine, shownHistory } from './step.ts';
import { answersOf } from './walk.fixture.ts';

/** What begins, goes on and ends in its order; an extension may come anywhere between. */
const ORDER = /^start( pause resume)*( pause)?( stop)?$/;
const AUDIENCES: readonly Audience[] = ['public', 'parties', 'internal'];

const clockFaults = (machine: Machine, kase: Case, before: Case | undefined, at: string): string[] =>
  kase.clocks.flatMap((clock, index) => {
    const kinds = clock.events.map(({ kind }) => kind).filter((kind) => kind !== 'extend');
    const moments = clock.events.map((event) => Date.parse(event.at));
    const { status, due } = readClock(clock, machine.calendar, at);
    const was = before?.clocks[index] && readClock(before.clocks[index], machine.calendar, at).due;
    return [
      ...(ORDER.test(kinds.join(' ')) ? [] : [`clock ${clock.id}: ${kinds.join(' ')}`]),
      ...(moments.every((moment, i) => i === 0 || moments[i - 1]! <= moment)
        ? []
        : [`clock ${clock.id} goes back`]),
      ...(status === 'running' && due === null ? [`clock ${clock.id} runs to no day`] : []),
      ...(was && due && due < was ? [`clock ${clock.id} is due ${due}, and was ${was}`] : []),
      ...(before && before.clocks.length > kase.clocks.length ? ['a clock is lost'] : []),
    ];
  });

const historyFaults = ({ workflow }: Machine, { history }: Case, before: Case | undefined): string[] => [
  ...(before && JSON.stringify(history.slice(0, -1)) !== JSON.stringify(before.history)
    ? ['what was done before is another now']
    : []),
  ...AUDIENCES.flatMap((reader) => {
    const seen = shownHistory(workflow, history, reader);
    const shown = JSON.stringify(seen);
    return [
      ...AUDIENCES.filter((other) => !sees(reader, other) && shown.includes(`secret of ${other}`)).map(
        (other) => `${reader} reads what is for ${other}`,
      ),
      ...(seen.length === history.filter(({ audience }) => sees(reader, audience)).length
        ? []
        : [`${reader} misses a message`]),
    ];
  }),
];

/** What everybody reads of the answers that a case began with, in the state in which it is. */
const answerFaults = (type: CaseType, { state }: Case): string[] => {
  const kase = { ...partedOf(type, answersOf(type.form.fields)), redacted: {}, state };
  const shown = shownAnswers(type, kase, 'public');
  const closed = type.form.fields.filter(({ id, audience, personal }) => {
    return Object.hasOwn(shown, id) && (personal || audience !== 'public');
  });
  const { hides } = type.workflow.states.find(({ id }) => id === state)!;
  return [
    ...closed.map(({ id }) => `everybody reads the field ${id} in ${state}`),
    ...(/secret of (parties|internal)|somebody@|\+2167/.test(JSON.stringify(shown))
      ? [`everybody reads a secret in ${state}`]
      : []),
    ...(hides && Object.keys(shown).length > 0 ? [`${state} hides nothing`] : []),
  ];
};

/**
 * What is wrong with cases as they went, one after each step: a message that is lost or read by whom it is not for, a private
 * field that is shown, a clock that does not hold together, comes due sooner than it was, or runs in what is closed.
 */
export const faultsOfWalk = (
  type: CaseType,
  machine: Machine,
  { cases, at }: { cases: readonly Case[]; at: string },
): string[] =>
  cases.flatMap((kase, index) => {
    const before = cases[index - 1];
    const state = type.workflow.states.find(({ id }) => id === kase.state);
    if (!state) return [`there is no state ${kase.state}`];
    const running = kase.clocks.filter(({ events }) => events.at(-1)?.kind !== 'stop');
    return [
      ...clockFaults(machine, kase, before, at),
      ...historyFaults(machine, kase, before),
      ...answerFaults(type, kase),
      ...(state.kind === 'closed' ? running.map(({ id }) => `clock ${id} runs in ${kase.state}`) : []),
    ].map((fault) => `step ${index}: ${fault}`);
  });
