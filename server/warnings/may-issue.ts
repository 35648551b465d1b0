import type pg from 'pg';
import { may, type Who } from '../accounts/who.ts';
import { HttpError } from '../http/error.ts';
import { aboveOf } from './places.ts';

const CAPABILITY = 'warnings.issue';

/** Whether somebody may issue for a place: by a role that holds for it, or for one that it lies in. */
const mayIn = (who: Who, above: readonly string[]): boolean =>
  above.some((area) => may(who, CAPABILITY, { area }));

/** Whether somebody may issue everywhere. */
export const mayEverywhere = (who: Who): boolean => may(who, CAPABILITY, { area: null });

/** Whether somebody may issue for all of some places; for none at all, who may everywhere. */
export const mayIssue = async (
  client: pg.ClientBase | pg.Pool,
  who: Who,
  places: readonly string[],
): Promise<boolean> => {
  if (mayEverywhere(who)) return true;
  const above = await aboveOf(client, places);
  return places.length > 0 && places.every((place) => mayIn(who, above.get(place) ?? [place]));
};

/** 403 unless somebody may issue for all of some places. */
export const needIssue = async (
  client: pg.ClientBase | pg.Pool,
  who: Who,
  places: readonly string[],
): Promise<void> => {
  if (!(await mayIssue(client, who, places))) throw new HttpError(403, 'not-allowed');
};
