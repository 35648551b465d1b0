import type pg from 'pg';
import {
  OUTLOOK_RULES,
  type OutlookExtremes,
  type OutlookPeriod,
  type OutlookStock,
} from '../../../sql/model/outlook.ts';
import { type Client, keysOf, type Subject } from '../subject.ts';
import type { Before, Made } from './make.ts';

const OF = 'series_no is not distinct from $1 and indicator_id is not distinct from $2 and feature_id = $3';

/** SQL of what is of a subject, whose keys are the first three places; one of the two is written out, so that an index serves. */
export const ofSubject = (subject: Subject): string =>
  `${OF} and ${subject.kind === 'series' ? 'series_no = $1' : 'indicator_id = $2'}`;

/** The newest forecast of a subject's period; null where there is none. */
export const newestOf = async (
  client: Client,
  subject: Subject,
  period: OutlookPeriod,
): Promise<Before | null> => {
  const { rows } = await client.query<Before>(
    `select no, origin, basis, method, beats_naive, skill, tested_origin, fit->>'transform' as transform, fit->>'form' as form
     from outlook where ${ofSubject(subject)} and period = $4 and is_current`,
    [...keysOf(subject), period],
  );
  return rows[0] ?? null;
};

const INSERT = `insert into outlook (series_no, indicator_id, feature_id, period, origin, until, basis, method, beats_naive, fit,
    steps, skill, tested_origin, exceedance, extremes, stock)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/** Puts a forecast in front of those before, which stay for as long as their period's are kept. */
export const storeOutlook = async (
  client: pg.ClientBase,
  subject: Subject,
  made: Made & { extremes: OutlookExtremes | null; stock: OutlookStock | null },
): Promise<void> => {
  const keys = keysOf(subject);
  const { period } = made;
  await client.query(
    `update outlook set is_current = false where ${ofSubject(subject)} and period = $4 and is_current`,
    [...keys, period],
  );
  const { keepDays } = OUTLOOK_RULES[period];
  if (keepDays !== null)
    await client.query(
      `delete from outlook where ${ofSubject(subject)} and period = $4 and until < $5::timestamptz - $6 * interval '1 day'`,
      [...keys, period, made.origin, keepDays],
    );
  await client.query(INSERT, [
    ...keys,
    period,
    made.origin,
    made.until,
    made.basis,
    made.method,
    made.beatsNaive,
    JSON.stringify(made.fit),
    JSON.stringify(made.steps),
    JSON.stringify(made.skill),
    made.testedOrigin,
    JSON.stringify(made.exceedance),
    made.extremes && JSON.stringify(made.extremes),
    made.stock && JSON.stringify(made.stock),
  ]);
};

/** There is too little by now: what was forecast stays, as something past. */
export const retireOutlook = (client: pg.ClientBase, subject: Subject, period: OutlookPeriod) =>
  client.query(
    `update outlook set is_current = false where ${ofSubject(subject)} and period = $4 and is_current`,
    [...keysOf(subject), period],
  );
