import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import { freshenIndicators, putModuleIndicators } from '../../../sql/indicators/put.ts';
import type { Indicator } from '../../../sql/model/indicator.ts';
import { indicatorOfFigure } from '../../../sql/model/records/figure.ts';
import { CASES_THEME } from '../../../sql/model/records/published.ts';
import { transaction } from '../../../sql/transaction.ts';
import type { Module } from '../module.ts';
import { caseTypeOf } from '../types.ts';

/** The figures that modules declare, as indicators. */
export const indicatorsOf = (modules: readonly Module[]): Indicator[] =>
  modules.flatMap((module) => {
    const type = caseTypeOf(module);
    const of = {
      id: module.id,
      sample: module.web.sample ?? false,
      hasAreas: type?.reads.area !== undefined,
    };
    return (type?.publication.figures ?? []).map((figure) => indicatorOfFigure(of, figure));
  });

const hasTheme = async (client: pg.ClientBase): Promise<boolean> =>
  Boolean((await client.query('select from theme where id = $1', [CASES_THEME])).rowCount);

const USED =
  'select id from unnest($1::text[]) id where exists (select from record_case c where c.module = id)';

/** Modules that somebody sent a case to: of others there is nothing to show. */
const usedOf = async (client: pg.ClientBase, modules: readonly Module[]): Promise<Module[]> => {
  const { rows } = await client.query<{ id: string }>(USED, [modules.map(({ id }) => id)]);
  return modules.filter((module) => rows.some(({ id }) => id === module.id));
};

/** Puts the indicators that modules declare beside those of themes, in the theme of all of them; nowhere, where that is not published. */
export const declareFigures = (db: Db, modules: readonly Module[]): Promise<void> =>
  transaction(db, async (client) => {
    if (!(await hasTheme(client))) return;
    const indicators = indicatorsOf(await usedOf(client, modules));
    if ((await putModuleIndicators(client, CASES_THEME, indicators)) === 0) return;
    await freshenIndicators(client);
    await client.query('update publication set version = version + 1');
  });
