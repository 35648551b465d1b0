import {
  decimalOf,
  endless,
  kindFindings,
  parentFindings,
  type SumFinding,
  sum,
  totalFindings,
  treeOf,
} from '../../server/modules/budget/rules.ts';
import type { BudgetKind, BudgetManifest, DeclaredTotal } from '../../sql/model/budget/budget.ts';
import type { BudgetCode, Scheme } from '../../sql/model/budget/code.ts';
import { finding } from '../../sql/model/check-row.ts';
import type { Gathered, RowFinding } from './gather.ts';

type Found = { of: 'lines' | 'totals'; finding: RowFinding };
type Asked = { year: number; kind: BudgetKind; scheme: Scheme | null; code: string | null };

/** The sum of the lines that a declared total is of. */
const summer = ({ lines, amounts }: Gathered, codes: readonly BudgetCode[]) => {
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const byYear = new Map<string, (typeof amounts)[number][]>();
  for (const one of amounts) {
    const key = `${one.year} ${one.kind}`;
    const same = byYear.get(key) ?? [];
    same.push(one);
    byYear.set(key, same);
  }
  return ({ year, kind, scheme, code }: Asked): bigint => {
    const within = scheme && code ? new Set(treeOf(codes, scheme).within(code)) : null;
    return sum(
      (byYear.get(`${year} ${kind}`) ?? [])
        .filter(({ line }) => !within || !scheme || within.has(lineOf.get(line)?.[scheme] ?? ''))
        .map(({ minor }) => minor),
    );
  };
};

const told = ({ severity, reason, row, field, value, detail }: SumFinding, decimals: number): RowFinding => {
  const said = (one: bigint | number | string) => (typeof one === 'bigint' ? decimalOf(one, decimals) : one);
  return { ...finding(severity, reason, { field, value: said(value), detail: String(said(detail)) }), row };
};

/** Lines that name a parent that is not there, or are a part of themselves. */
const parentFaults = ({ parentOf }: Gathered): Found[] => {
  const loops = new Set(endless(new Map([...parentOf].map(([id, { parent }]) => [id, parent]))));
  return [...parentOf].flatMap(([id, { parent, row }]): Found[] => {
    if (loops.has(id))
      return [
        {
          of: 'lines',
          finding: { ...finding('reject', 'endless-parents', { field: 'parent', value: id }), row },
        },
      ];
    if (parent === null || parentOf.has(parent)) return [];
    return [
      {
        of: 'lines',
        finding: { ...finding('reject', 'unknown-parent', { field: 'parent', value: parent }), row },
      },
    ];
  });
};

/** Whether all sums of a file agree: of parts with their wholes, with declared totals, and between kinds. */
export const checkSums = (
  gathered: Gathered,
  totals: readonly DeclaredTotal[],
  codes: readonly BudgetCode[],
  { decimals }: BudgetManifest,
): Found[] => [
  ...parentFaults(gathered),
  ...parentFindings(gathered.parents).map((one): Found => ({ of: 'lines', finding: told(one, decimals) })),
  ...totalFindings(totals, summer(gathered, codes)).map(
    (one): Found => ({ of: 'totals', finding: told(one, decimals) }),
  ),
  ...kindFindings(gathered.amounts).map((one): Found => ({ of: 'lines', finding: told(one, decimals) })),
];
