import type { Budget } from '../../etl/budget/read.ts';
import { writeBudget } from '../../etl/budget/write.ts';
import { COMMAND } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import type { BudgetKind, BudgetLine } from '../../sql/model/budget/budget.ts';
import { BUDGET_KINDS } from '../../sql/model/budget/budget.ts';
import { type BudgetCode, STANDARD_CODES } from '../../sql/model/budget/code.ts';
import { transaction } from '../../sql/transaction.ts';

const same = (text: string) => ({ ar: text, fr: text, en: text });
const own = (scheme: BudgetCode['scheme'], code: string, parent: string | null): BudgetCode => ({
  ...{ scheme, code, parent, title: same(`Title of ${code}`), source: 'test', origin: 'sample' },
});

/** Amounts of three lines: two of the environment in governorate 11 and one of education in no place. */
const LINES: BudgetLine[] = [
  {
    id: 'ENV-1-11',
    title: null,
    administration: 'ENV',
    function: '05.1',
    economic: '22',
    programme: 'ENV-1',
    place: 'governorate:ins:11',
    gender: 1,
  },
  {
    id: 'ENV-2-11',
    title: same('Sewers'),
    administration: 'ENV',
    function: '05.2',
    economic: '311',
    programme: 'ENV-2',
    place: 'governorate:ins:11',
    gender: 0,
  },
  {
    id: 'EDU-1',
    title: null,
    administration: 'EDU',
    function: '09.1',
    economic: '211',
    programme: null,
    place: null,
    gender: null,
  },
];

export type Amount = { line: string; year: number; kind: BudgetKind; minor: bigint };

const AMOUNTS: Amount[] = LINES.flatMap(({ id }, at) =>
  [2023, 2024].flatMap((year, later) =>
    BUDGET_KINDS.map((kind, step) => ({
      line: id,
      year,
      kind,
      minor: BigInt(1_000_001 * (at + 1) + 100_000 * later - 1000 * step),
    })),
  ),
);

/** A small budget of the test world, with what a test puts in place of its parts. */
export const worldBudget = (
  instead: Partial<{
    lines: BudgetLine[];
    amounts: Amount[];
    dataset: string;
    population: string | null;
  }> = {},
): Budget => {
  const { lines = LINES, amounts = AMOUNTS, dataset = 'world', population = null } = instead;
  return {
    dataset,
    manifest: {
      ...{
        title: same('Budget of the world'),
        description: same('Made by a test'),
        status: 'sample',
        currency: 'TND',
        decimals: 3,
      },
      ...{
        licence: 'CC0-1.0',
        sources: [{ title: 'a test', path: null }],
        placeLevel: 'governorate',
        population,
      },
      deflator: {
        base: 2023,
        values: [
          { year: 2023, value: 100 },
          { year: 2024, value: 110 },
        ],
        source: same('a test'),
        status: 'sample',
      },
    },
    codes: [
      ...STANDARD_CODES,
      ...[own('administration', 'ENV', null), own('administration', 'EDU', null)],
      ...[own('programme', 'ENV', null), own('programme', 'ENV-1', 'ENV'), own('programme', 'ENV-2', 'ENV')],
    ],
    gathered: { lines, amounts: amounts.map((one) => ({ ...one, row: 1 })) },
    measures: [
      {
        ...{
          id: 'TVA-01',
          title: same('Basic foods'),
          tax: 'VAT',
          taxTitle: same('Value added tax'),
          legalBasis: same('VAT code'),
        },
        ...{
          objective: same('Purchasing power'),
          beneficiaries: same('Households'),
          method: 'revenue-forgone',
        },
        years: [
          { year: 2023, amount: '1150000000', beneficiaries: null },
          { year: 2024, amount: '1200000001', beneficiaries: 12 },
        ],
      },
    ],
    compliance: [
      {
        ...{
          year: 2024,
          tax: 'VAT',
          taxTitle: same('Value added tax'),
          registered: 200,
          filed: 150,
          filedOnTime: 120,
          paidOnTime: 90,
        },
        ...{ audits: 4, reassessed: '5000000', arrears: '9000001' },
      },
    ],
    problems: [],
    rows: lines.length,
    input: 'test.csv',
  };
};

/** Loads a budget as the next version of its dataset. */
export const loadWorldBudget = (db: Db, budget: Budget = worldBudget()) =>
  transaction(db, (client) => writeBudget(client, budget, COMMAND));
