import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { RiskInfo, RiskInputs } from '../../sql/model/api/risks.ts';
import { withNamed } from '../dashboard/keep.ts';
import { withLook } from '../look.ts';
import { riskApi } from './api.ts';
import { partIn } from './part.ts';
import { EMPTY, formatRisk, isChanged, parseRisk, type RiskState } from './state.ts';
import { dataOf, preparedWith, type RiskRow, rowsOf, type Weighing, weigh } from './weigh.ts';

const KEEP = { staleTime: 60_000 };

export const useRisks = () =>
  useQuery({ queryKey: ['risks'], queryFn: ({ signal }) => riskApi.all(signal), ...KEEP });

export const useRiskInputs = (id: string, revision: number | undefined) =>
  useQuery({
    queryKey: ['risk-inputs', id, revision],
    queryFn: ({ signal }) => riskApi.inputs(id, signal),
    enabled: revision !== undefined,
    ...KEEP,
  });

/** What the link says, and how it is turned: while a slider moves only the page knows, then the link does. */
export const useRiskState = () => {
  const said = parseRisk(useSearch());
  const [turning, setTurning] = useState<RiskState | null>(null);
  const keep = (next: RiskState): void => {
    setTurning(null);
    // A part that stands in a page of others stays that part.
    const part = partIn(window.location.search);
    const query = part ? withNamed(formatRisk(next), { part }) : formatRisk(next);
    navigate(withLook(`${window.location.pathname}${query}`, window.location.search), { replace: true });
  };
  const turn = (next: RiskState, isDone: boolean): void => (isDone ? keep(next) : setTurning(next));
  return { state: turning ?? said, keep, turn };
};

export type Weighed = {
  period: string;
  rows: readonly RiskRow[];
  /** Scores by the model's own weights; null where nothing was turned. */
  usual: ReadonlyMap<string, number | null> | null;
  weighing: Weighing;
};

/** The model weighed as the state has it: inputs are scored anew only for another supposition, the rest at each turn. */
export const useWeighed = (info: RiskInfo, inputs: RiskInputs, state: RiskState): Weighed => {
  const data = useMemo(() => dataOf(inputs), [inputs]);
  const own = useMemo(() => weigh(info, preparedWith(info, data, EMPTY), EMPTY), [info, data]);
  const supposed = JSON.stringify(state.scenario);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the supposition stands for the state, which is another at each turn
  const prepared = useMemo(() => preparedWith(info, data, state), [info, data, supposed]);
  const weights = JSON.stringify([state.inputs, state.dimensions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: likewise
  const weighing = useMemo(() => weigh(info, prepared, state), [info, prepared, weights]);
  const known = (period: string | null) => (period && inputs.periods.includes(period) ? period : null);
  const period = known(state.period) ?? known(info.present) ?? inputs.periods.at(-1) ?? '';
  const rows = useMemo(() => rowsOf(info, inputs, weighing, period), [info, inputs, weighing, period]);
  const usual = useMemo(
    () => new Map(rowsOf(info, inputs, own, period).map(({ id, score }) => [id, score])),
    [info, inputs, own, period],
  );
  return { period, rows, usual: isChanged(state) ? usual : null, weighing };
};
