import { countryOf } from '../../sql/countries/index.ts';
import type { Db } from '../../sql/db.ts';
import type { JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import { askForEvaluation } from '../../sql/warnings/ask-for-evaluation.ts';
import { askForOutlook } from './ask.ts';
import { featuresOf } from './history/of-indicator.ts';
import { lookAt } from './look.ts';
import { indicatorSubject, type Subject, seriesSubject } from './subject.ts';

/** What is marked of one subject: all marks up to a number. */
type Marked = { series_no: number | null; indicator_id: string | null; feature_id: string; upto: number };

/** Subjects that are asked for together. */
const AT_ONCE = 20;

const NEXT = `select series_no, indicator_id, feature_id, max(no) as upto from outlook_dirty
  group by series_no, indicator_id, feature_id order by min(no) limit ${AT_ONCE}`;

const DONE = `delete from outlook_dirty where series_no is not distinct from $1 and indicator_id is not distinct from $2
  and feature_id = $3 and no <= $4`;

const SPREAD = `with gone as (${DONE}) insert into outlook_dirty (indicator_id, feature_id) select $2, unnest($5::text[])`;

/** All of an indicator: one mark for each feature in the place of the one for all. */
const spread = async (db: Db, marked: Marked, timeZone: string): Promise<void> => {
  const id = marked.indicator_id as string;
  const subject = await indicatorSubject(db.pool, id, '', timeZone);
  const features = subject ? await featuresOf(db.pool, subject.layerNo) : [];
  await db.pool.query(SPREAD, [...doneOf(marked), features]);
};

const doneOf = ({ series_no, indicator_id, feature_id, upto }: Marked) => [
  series_no,
  indicator_id,
  feature_id,
  upto,
];

const subjectOf = (db: Db, marked: Marked, timeZone: string): Promise<Subject | null> =>
  marked.series_no === null
    ? indicatorSubject(db.pool, marked.indicator_id as string, marked.feature_id, timeZone)
    : seriesSubject(db.pool, marked.series_no);

const lookAtOne = async (db: Db, marked: Marked, timeZone: string): Promise<void> => {
  if (marked.indicator_id !== null && marked.feature_id === '') return spread(db, marked, timeZone);
  const subject = await subjectOf(db, marked, timeZone);
  const values = doneOf(marked);
  if (subject) await lookAt(db, subject, (client) => client.query(DONE, values));
  else await db.pool.query(DONE, values);
};

/** While one subject waits for the database, another is computed. */
const LANES = 2;

/** Looks at some of what is marked, until it is told to end; false where nothing is. What fails, fails when all lanes have ended. */
export const lookAtNext = async (db: Db, timeZone: string, signal?: AbortSignal): Promise<boolean> => {
  const { rows } = await db.pool.query<Marked>(NEXT);
  const left = rows.values();
  const lane = async (): Promise<void> => {
    for (const marked of left) if (!signal?.aborted) await lookAtOne(db, marked, timeZone);
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return rows.length > 0;
};

const LEFT =
  'select count(*)::int as n from (select distinct series_no, indicator_id, feature_id from outlook_dirty) d';

/**
 * `outlook.run`: forecasts, judges and looks for signals, one subject after the other, each in a short transaction of its own that
 * also takes its mark away: one that is killed goes on where it was. What is marked while it ends is for the next.
 */
export const runOutlook: JobHandler<PayloadOf<'outlook.run'>> = async (
  _,
  { db, signal, complete, progress, env },
) => {
  const { timeZone } = countryOf(env.COUNTRY ?? 'tn');
  for (let done = AT_ONCE; !signal.aborted && (await lookAtNext(db, timeZone, signal)); done += AT_ONCE) {
    const { rows } = await db.pool.query<{ n: number }>(LEFT);
    await progress(done / (done + (rows[0]?.n ?? 0)));
  }
  await complete(async (client) => {
    const { rowCount } = await client.query('select from outlook_dirty limit 1');
    if (rowCount) await askForOutlook(client);
    // Rules may ask how likely it is that a limit is gone beyond.
    await askForEvaluation(client);
  });
};
