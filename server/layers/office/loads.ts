import type { Db } from '../../../sql/db.ts';
import type { LayerLoads, LoadProblems } from '../../../sql/model/api/layers.ts';
import type { Country } from '../../../sql/model/country.ts';
import { loadErrorText } from '../../../sql/model/load-errors.ts';
import type { Problem } from '../../../sql/model/problem.ts';
import { reasonText } from '../../../sql/model/reasons.ts';
import type { Language } from '../../../sql/model/text.ts';
import { notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';

type LoadRow = Omit<LayerLoads['loads'][number], 'startedAt' | 'finishedAt' | 'error'> & {
  started: Date;
  finished: Date | null;
  error: string | null;
};

const LOADS = `select no as load, state, started_at as started, finished_at as finished, rows_read as rows,
    rows_rejected as rejected, revision, coalesce(error_code, case when error is not null then 'failed' end) as error,
    (select json_build_object('reject', count(*) filter (where problem->>'severity' = 'reject'),
        'repair', count(*) filter (where problem->>'severity' = 'repair'),
        'warning', count(*) filter (where problem->>'severity' = 'warning'))
      from load_problem where load_no = load.no) as problems
  from load where layer_id = $1 order by no desc limit $2`;

/** How rows came into a layer, newest first. */
export const loadsOf = async (
  db: Db,
  layer: string,
  { limit, language }: { limit: number; language: Language },
): Promise<LayerLoads> => {
  const { rows } = await db.pool.query<LoadRow>(LOADS, [layer, limit]);
  return {
    loads: rows.map(({ started, finished, error, ...load }) => ({
      ...load,
      startedAt: started.toISOString(),
      finishedAt: finished?.toISOString() ?? null,
      error: error === null ? null : loadErrorText(error, language),
    })),
  };
};

const PROBLEMS = `select position, problem from load_problem
  where load_no = $1 and position > $2 order by position limit $3`;

const inLanguage = (problem: Problem, language: Language, country: Country): Problem => ({
  ...problem,
  message: reasonText(problem.reason, language, problem, country) ?? problem.message,
});

/** What was found in the rows of a load; 404 where the layer had no such load. */
export const problemsOf = async (
  { db, country }: Pick<Services, 'db' | 'country'>,
  asked: { layer: string; load: number; after: number; limit: number; language: Language },
): Promise<LoadProblems> => {
  const { layer, load, after, limit, language } = asked;
  const found = await db.pool.query('select from load where no = $1 and layer_id = $2', [load, layer]);
  if (!found.rowCount) throw notFound('no-such-thing', String(load));
  const { rows } = await db.pool.query<{ position: number; problem: Problem }>(PROBLEMS, [
    load,
    after,
    limit,
  ]);
  return {
    problems: rows.map(({ position, problem }) => ({ ...inLanguage(problem, language, country), position })),
    next: rows.length < limit ? null : (rows.at(-1)?.position ?? null),
  };
};
