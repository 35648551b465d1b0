import {
  BudgetList,
  Compliance,
  Findings,
  LineDetail,
  Lines,
  Sums,
  TaxExpenditures,
} from '../../../server/modules/budget/schema.ts';
import { path, read } from '../../api.ts';

/** Which version of which budget; the newest of the first where nothing is said. */
export type Which = { dataset?: string; version?: string };

/** The part of an address that asks for just these. */
export const asking = (asked: Record<string, string | number | undefined>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString().replaceAll('%3A', ':');
  return text ? `?${text}` : '';
};

export const budgetApi = {
  list: async (which: Which, signal?: AbortSignal) =>
    (await read(BudgetList, `/api/budget${asking(which)}`, signal)).budgets,
  sums: (asked: Record<string, string | number | undefined>, signal?: AbortSignal) =>
    read(Sums, `/api/budget/sums${asking(asked)}`, signal),
  lines: (asked: Record<string, string | number | undefined>, signal?: AbortSignal) =>
    read(Lines, `/api/budget/lines${asking(asked)}`, signal),
  line: (id: string, which: Which, signal?: AbortSignal) =>
    read(LineDetail, `${path`/api/budget/lines/${id}`}${asking(which)}`, signal),
  taxExpenditure: (which: Which, signal?: AbortSignal) =>
    read(TaxExpenditures, `/api/budget/tax-expenditure${asking(which)}`, signal),
  compliance: (which: Which, signal?: AbortSignal) =>
    read(Compliance, `/api/budget/compliance${asking(which)}`, signal),
  findings: (which: Which, signal?: AbortSignal) =>
    read(Findings, `/api/budget/findings${asking(which)}`, signal),
};
