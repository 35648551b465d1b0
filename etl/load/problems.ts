import type { Db } from '../../sql/db.ts';
import type { Problem } from '../../sql/model/problem.ts';

/** Problems of one load that the database keeps; the report file has them all. */
export const KEPT_PROBLEMS = 10_000;

/** Keeps the problems that a load met with its row, in that order; once. */
export const keepProblems = async (
  db: Db,
  loadNo: number,
  read: { problems: readonly Problem[] },
): Promise<void> => {
  const { problems } = read;
  read.problems = [];
  for (let at = 0; at < problems.length; at += 1000) {
    await db.pool.query(
      `insert into load_problem (load_no, position, problem)
       select $1, $2 + n, problem from jsonb_array_elements($3::jsonb) with ordinality as given (problem, n)`,
      [loadNo, at, JSON.stringify(problems.slice(at, at + 1000))],
    );
  }
};
