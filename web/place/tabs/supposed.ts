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
  `if=${risk},${input},${Math.round(by * 100)}`;

/** A place's score as it is, and as it would be. */
export type Outcome = { before: RiskRow; after: RiskRow; of: number };

/** What becomes of a place's score, by the method of the page of risks; null where there is no score. */
export const outcomeOf = (
  info: RiskInfo,
  inputs: RiskInputs,
  { place, input, by }: { place: string; input: string; by: number },
): Outcome | null => {
  const period = info.present ?? inputs.periods.at(-1);
  if (period === undefined) return null;
  const data = dataOf(inputs);
  const rowIn = (scenario: Record<string, number>) => {
    const state = { ...EMPTY, scenario };
    const rows = rowsOf(info, inputs, weigh(info, preparedWith(info, data, state), state), period);
    return {
      row: rows.find(({ id }) => id === place),
      of: rows.filter(({ score }) => score !== null).length,
    };
  };
  const [before, after] = [rowIn({}), rowIn({ [input]: by })];
  const isThere = before.row?.score != null && after.row?.score != null;
  return isThere && before.row && after.row ? { before: before.row, after: after.row, of: after.of } : null;
};
