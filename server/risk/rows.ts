import { queryRows } from '../features/rows.ts';
import { badParameter } from '../http/error.ts';
import { toldPeriod } from '../indicators/answer/period.ts';
import { type ValueRow, valuesQuery } from '../indicators/answer/values-sql.ts';
import type { Services } from '../services.ts';
import type { Risk } from './info.ts';

/** Rows of one answer: three hundred places have ten years of months in it. */
const MOST = 40_000;

type Asked = { period: string | undefined; level: string | undefined };

/** 400 for a level that the scores are not of. */
const checkLevel = ({ shown: { base } }: Risk, level: string | undefined): void => {
  const own = base.manifest.place?.level;
  if (level !== undefined && level !== own)
    throw badParameter('level', 'invalid-parameter', { reason: own ?? base.id });
};

/** The scores of a period (all of them where nothing is said), newest first. */
export const rowsOf = async (
  { db, country }: Services,
  risk: Risk,
  { period, level }: Asked,
  signal: AbortSignal,
): Promise<ValueRow[]> => {
  checkLevel(risk, level);
  const { shown } = risk;
  const span =
    period === undefined
      ? { from: null, to: null }
      : toldPeriod(period, shown.indicator.manifest.period, country.timeZone);
  const choice = { features: null, ...span, after: null, limit: MOST };
  return queryRows<ValueRow>(db, valuesQuery(shown, choice), signal);
};
