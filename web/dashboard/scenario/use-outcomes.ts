import { useMemo } from 'react';
import type { RiskInfo } from '../../../sql/model/api/risks.ts';
import { useRiskInputs, useRisks } from '../../risk/use-risk.ts';
import type { Asking } from '../block.ts';
import { type Outcome, outcomesOf, parseSupposition, type Supposition } from './supposed.ts';

/** A fifth less: what is asked first. */
const FIRST = -0.2;

const usual = (risks: readonly RiskInfo[]): Supposition | null => {
  const info = risks.find(({ inputs }) => inputs.some(({ isRisk }) => !isRisk));
  const input = info?.inputs.find(({ isRisk }) => !isRisk);
  return info && input ? { risk: info.id, input: input.input, by: FIRST } : null;
};

export type Supposed = {
  risks: readonly RiskInfo[];
  info: RiskInfo;
  supposed: Supposition;
  /** Null until the inputs are there. */
  outcomes: readonly Outcome[] | null;
};

/** What the address supposes, or the first thing that could be, and what would become of all places; null where there are no risks. */
export const useOutcomes = ({ search }: Pick<Asking, 'search'>): Supposed | null => {
  const said = parseSupposition(search);
  const risks = useRisks().data ?? [];
  const wanted = said ?? usual(risks);
  const info = risks.find(({ id }) => id === wanted?.risk);
  const inputs = useRiskInputs(wanted?.risk ?? '', info?.revision).data;
  const [input, by] = [wanted?.input, wanted?.by];
  const outcomes = useMemo(
    () =>
      info && inputs && input !== undefined && by !== undefined
        ? outcomesOf(info, inputs, { input, by })
        : null,
    [info, inputs, input, by],
  );
  return wanted && info ? { risks, info, supposed: wanted, outcomes } : null;
};
