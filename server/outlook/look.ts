import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { OutlookPeriod } from '../../sql/model/outlook.ts';
import { transaction } from '../../sql/transaction.ts';
import { scaleOf } from '../methods/forecast/transform.ts';
import type { History } from './history/history.ts';
import { historyOfIndicator } from './history/of-indicator.ts';
import { historyOfSeries, ownPeriod, periodsOf } from './history/of-series.ts';
import { extremesOf } from './make/extremes.ts';
import { judgementsOf, storeJudgements } from './make/judge.ts';
import { type Driving, makeOutlook } from './make/make.ts';
import { stockOf } from './make/stock.ts';
import { newestOf, retireOutlook, storeOutlook } from './make/store.ts';
import { detect, keptFrom } from './signals/detect.ts';
import { nearTo } from './signals/near.ts';
import { storeSignals } from './signals/store.ts';
import { type Client, drivingSeries, indicatorSubject, type Subject, wordOf } from './subject.ts';

/** What is done to the database at the end, in one short transaction. */
type Step = (client: pg.ClientBase) => Promise<unknown>;

const historiesOf = async (client: Client, subject: Subject): Promise<Map<OutlookPeriod, History>> => {
  const all: (History | null)[] = [];
  if (subject.kind === 'indicator') all.push(await historyOfIndicator(client, subject));
  else for (const period of periodsOf(subject)) all.push(await historyOfSeries(client, subject, period));
  return new Map(all.flatMap((history) => (history ? [[history.period, history] as const] : [])));
};

/** The history of what is declared to drive a subject; null where nothing is, or nothing is there. */
const drivingOf = async (
  client: Client,
  subject: Subject,
  period: OutlookPeriod,
): Promise<Driving | null> => {
  const { driver } = wordOf(subject);
  if (!driver) return null;
  const other =
    subject.kind === 'series'
      ? await drivingSeries(client, subject, driver.id)
      : await indicatorSubject(client, driver.id, subject.feature, subject.timeZone);
  if (!other) return null;
  const history =
    other.kind === 'series'
      ? await historyOfSeries(client, other, period)
      : await historyOfIndicator(client, other);
  if (history?.period !== period) return null;
  const word = wordOf(other);
  return { id: driver.id, lag: driver.lag, history, scale: scaleOf(word.transform, word) };
};

/** Judges what was forecast of a period, and forecasts it again where that is due. */
const forecastPeriod = async (client: Client, subject: Subject, history: History): Promise<Step[]> => {
  const { period } = history;
  const judged = await judgementsOf(client, subject, history);
  const before = await newestOf(client, subject, period);
  const driving = await drivingOf(client, subject, period);
  const made = makeOutlook({ subject, history, driving, before });
  const judge: Step = (writer) => storeJudgements(writer, judged);
  if (made === 'same') return [judge];
  if (made === null) return before ? [judge, (writer) => retireOutlook(writer, subject, period)] : [judge];
  const isOwn = subject.kind === 'series' && period === ownPeriod(subject);
  const extremes = isOwn ? await extremesOf(client, subject, made.seed) : null;
  const stock = isOwn ? await stockOf(client, subject, { forecast: made.forecast, period }) : null;
  return [judge, (writer) => storeOutlook(writer, subject, { ...made, extremes, stock })];
};

/**
 * Looks at what there is of a subject by now: judges past forecasts, makes new ones, finds signals; and writes it in one transaction
 * with `mark`, which notes that it was done.
 */
export const lookAt = async (db: Db, subject: Subject, mark: Step): Promise<void> => {
  const histories = await historiesOf(db.pool, subject);
  const steps: Step[] = [];
  for (const history of histories.values()) steps.push(...(await forecastPeriod(db.pool, subject, history)));
  const own = histories.values().next().value;
  if (own) {
    const nearSource = nearTo(db.pool, subject);
    const signals = await detect(subject, { histories, own, nearSource });
    steps.push((client) => storeSignals(client, subject, { signals, from: keptFrom(histories) }));
  }
  await transaction(db, async (client) => {
    for (const step of [...steps, mark]) await step(client);
  });
};
