import type { RiskInfo, RiskInputs } from '../../../sql/model/api/risks.ts';
import { EMPTY } from '../../risk/state.ts';
import { dataOf, preparedWith, type RiskRow, rowsOf, weigh } from '../../risk/weigh.ts';

/** What is supposed: an input of a risk that is by so much another (-0.2: a fifth less) in all places. */
export type Supposition = { risk: string; input: string; by: number };

/** The most that an indicator is supposed to fall or rise by. */
const MOST = 0.9;

/** Reads it from a query: ?if=drought-risk,rain,-20 */
export const parseSupposition = (search: string): Supposition | null => {
  const [risk, input, percent] = (new URLSearchParams(search).get('if') ?? '').split(',');
  const by = Number(percent) / 100;
  return risk && input && Number.isFinite(by) && Math.abs(by) <= MOST ? { risk, input, by } : null;
};

export const formatSupposition = ({ risk, input, by }: Supposition): string =>
  `${risk},${input},${Math.round(by * 100)}`;

/** A place's score as it is, and as it would be. */
export type Outcome = { before: RiskRow; after: RiskRow; of: number };

/** What becomes of the scores of all places in the period that is shown, by the method of the page of risks, the highest first. */
export const outcomesOf = (
  info: RiskInfo,
  inputs: RiskInputs,
  { input, by }: Pick<Supposition, 'input' | 'by'>,
): Outcome[] => {
  const period = info.present ?? inputs.periods.at(-1);
  if (period === undefined) return [];
  const data = dataOf(inputs);
  const rowsWith = (scenario: Record<string, number>): RiskRow[] => {
    const state = { ...EMPTY, scenario };
    return rowsOf(info, inputs, weigh(info, preparedWith(info, data, state), state), period).filter(
      ({ score }) => score !== null,
    );
  };
  const before = new Map(rowsWith({}).map((row) => [row.id, row]));
  return rowsWith({ [input]: by }).flatMap((after) => {
    const own = before.get(after.id);
    return own ? [{ before: own, after, of: before.size }] : [];
  });
};

/** How many places are in the two highest classes, as it is and as it would be, and those whose class would be another. */
export const changedIn = (outcomes: readonly Outcome[], { classes }: Pick<RiskInfo, 'classes'>) => {
  const high = new Set(classes.slice(-2).map(({ id }) => id));
  const isHigh = ({ class: own }: RiskRow) => own !== null && high.has(own.id);
  return {
    before: outcomes.filter((one) => isHigh(one.before)).length,
    after: outcomes.filter((one) => isHigh(one.after)).length,
    moved: outcomes.filter((one) => one.before.class?.id !== one.after.class?.id),
  };
};
