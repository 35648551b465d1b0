import type { Db } from '../../sql/db.ts';
import { BUDGET_KINDS, type BudgetLine } from '../../sql/model/budget/budget.ts';
import { STANDARD_CODES } from '../../sql/model/budget/code.ts';
import type { StartedApp } from '../harness/use-app.ts';
import { type Amount, loadWorldBudget, worldBudget } from '../world/budget.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

const LINES = 100_000;
const YEARS = [2022, 2023, 2024];
const RUNS = 9;
const DATASET = 'bench';

/** Codes that have none below them. */
const leavesOf = (scheme: 'function' | 'economic'): string[] => {
  const codes = STANDARD_CODES.filter((one) => one.scheme === scheme);
  const parents = new Set(codes.map(({ parent }) => parent));
  return codes.map(({ code }) => code).filter((code) => !parents.has(code));
};

/** A budget of so many lines that differ, three years of them, voted, revised and executed. */
const manyLines = () => {
  const [functions, natures] = [leavesOf('function'), leavesOf('economic')];
  const lines = Array.from({ length: LINES }, (_, at): BudgetLine => {
    const place = at % 25;
    return {
      ...{ id: `L${at}`, title: null, administration: at % 3 === 0 ? 'EDU' : 'ENV' },
      function: functions[at % functions.length]!,
      economic: natures[(at * 7) % natures.length]!,
      programme: at % 2 === 0 ? 'ENV-1' : 'ENV-2',
      place: place === 0 ? null : `governorate:ins:${place + 10}`,
      gender: ([0, 1, 2, null] as const)[at % 4]!,
    };
  });
  const amounts = lines.flatMap(({ id: line }, at) =>
    YEARS.flatMap((year, later) =>
      BUDGET_KINDS.map(
        (kind, step): Amount => ({
          ...{ line, year, kind },
          minor: BigInt(((at * 7919) % 1_000_003) * 1000 + later * 100 + step),
        }),
      ),
    ),
  );
  return worldBudget({ dataset: DATASET, lines, amounts });
};

const FROM = `from budget_amount a join budget_line l on l.version_no = a.version_no and l.no = a.line_no
  where a.version_no = (select max(no) from budget_version where dataset_id = '${DATASET}')`;
const OF = `and a.year = 2024 and a.kind = 'voted'`;
const BARE = {
  groups: `select l.function, sum(a.minor)::text, count(*) ${FROM} ${OF} group by 1`,
  course: `select a.year, a.kind, sum(a.minor)::text ${FROM} group by 1, 2`,
  narrowed: `select l.economic, sum(a.minor)::text, count(*) ${FROM} ${OF} and l.administration = 'EDU' group by 1`,
  narrowedCourse: `select a.year, a.kind, sum(a.minor)::text ${FROM} and l.administration = 'EDU' group by 1, 2`,
  lines: `select l.*, a.minor ${FROM} ${OF} order by a.minor desc, l.id collate "C" limit 51`,
};

/** What the explorer asks for of a budget of 100,000 lines (900,000 amounts), against the statements alone, in turns. */
export const budgetRows = async (db: Db, { origin }: StartedApp): Promise<Row[]> => {
  await loadWorldBudget(db, manyLines());
  await db.pool.query('analyze budget_line, budget_amount');
  const ask = async (path: string): Promise<void> => {
    const response = await fetch(`${origin}/api/budget/${path}`);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const bare =
    (...names: (keyof typeof BARE)[]) =>
    async (): Promise<void> => {
      for (const name of names) await db.pool.query(BARE[name]);
    };
  const row = async (what: string, path: string, ...names: (keyof typeof BARE)[]): Promise<Row> => ({
    what: `budget of 100,000 lines: ${what}`,
    ...(await medians(RUNS, () => ask(path), bare(...names))),
    unit: 'ms',
    aim: { kind: 'most', ratio: 3 },
  });
  const of = `dataset=${DATASET}&year=2024`;
  return [
    await row('sums by function with all years', `sums?${of}&by=function`, 'groups', 'course'),
    await row(
      'sums by nature of an administration',
      `sums?${of}&by=economic&administration=EDU`,
      ...(['narrowed', 'narrowedCourse'] as const),
    ),
    await row('first lines by amount', `lines?${of}`, 'lines'),
  ];
};
