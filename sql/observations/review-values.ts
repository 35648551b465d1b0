import type pg from 'pg';
import { amend, beginAmendment, endAmendment } from './amend.ts';
import { partsOf } from './parts.ts';
import { replace, type Slot, type Timeline } from './timeline.ts';
import { FLAG_GIVEN } from './value.ts';

/** What somebody says of the values of a series from a moment to a moment, both among them (milliseconds). */
export type ReviewOrder = { series: number; from: number; to: number; flag: number; reason: string };

const moment = (time: number): string => new Date(time).toISOString();

const put = async (
  client: pg.ClientBase,
  { series, from, to, flag, reason }: ReviewOrder,
): Promise<number> => {
  const { rows } = await client.query<{ id: number }>(
    `insert into observation_review (series_no, time_from, time_to, flag, reason) values ($1, $2, $3, $4, $5) returning id`,
    [series, moment(from), moment(to), flag, reason],
  );
  return rows[0]!.id;
};

/** Gives a value the flag; false where it has it, given, already. */
const review = (timeline: Timeline, slot: Slot, flag: number): boolean => {
  const { now } = slot;
  if (!now || (now.flag === flag && now.checks & FLAG_GIVEN)) return false;
  replace(timeline, slot, { ...now, flag, checks: FLAG_GIVEN }, 'reviewed');
  return true;
};

/**
 * Keeps a review and gives the values of its period the flag, in the caller's transaction: from then on the checks do not
 * change it. Gives the review's number and how many values changed.
 */
export const reviewValues = async (
  client: pg.PoolClient,
  order: ReviewOrder,
): Promise<{ review: number; changed: number }> => {
  const id = await put(client, order);
  const amendment = await beginAmendment(client, [order.series]);
  const state = amendment.states.get(order.series);
  let changed = 0;
  for (const part of state ? await partsOf(client, order.series, order) : []) {
    await amend(amendment, [{ state: state!, ...part }], (timeline) => {
      for (const slot of timeline.slots)
        if (slot.time >= part.from && slot.time <= part.to && review(timeline, slot, order.flag))
          changed += 1;
    });
  }
  await endAmendment(amendment);
  return { review: id, changed };
};
