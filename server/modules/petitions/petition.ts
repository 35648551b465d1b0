import type pg from 'pg';
import type { Country } from '../../../sql/model/country.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { findCase, type StoredCase } from '../../records/cases/store.ts';
import { readClock } from '../../records/clocks/read-clock.ts';
import { type CaseMachine, machineOf } from '../../records/machine.ts';
import { kindOf } from '../../records/types.ts';
import { clockOf } from '../../records/workflow/step.ts';
import type { Services } from '../../services.ts';
import { LIVE } from './fields.ts';

export const MODULE = 'petitions';

export type Petition = { kase: StoredCase; machine: CaseMachine };

/** A petition by its number; 404 where there is none. */
export const petitionOf = async (
  { modules, country }: Pick<Services, 'modules' | 'country'>,
  client: pg.ClientBase | pg.Pool,
  number: string,
): Promise<Petition> => {
  const kase = await findCase(client, number);
  if (kase?.module !== MODULE) throw notFound('no-such-thing', number);
  return { kase, machine: await machineOf(client, kindOf(modules, MODULE), country) };
};

/** Whether everybody can sign now: it is published, and the time to sign runs. */
export const isCollecting = (
  { kase, machine }: { kase: Pick<StoredCase, 'state' | 'clocks'>; machine: Pick<CaseMachine, 'calendar'> },
  now: string,
): boolean => {
  const clock = clockOf(kase, 'collecting');
  if (!LIVE.includes(kase.state) || !clock) return false;
  const { status, isOverdue } = readClock(clock, machine.calendar, now);
  return status === 'running' && !isOverdue;
};

/** Whether sponsors can come: until it is published, as those who come after the last one that was needed lose nothing. */
export const isSponsoring = ({ kase }: { kase: Pick<StoredCase, 'state'> }): boolean =>
  ['sponsoring', 'review', 'revising'].includes(kase.state);

/** 404 where not everybody may know of it. */
export const published = (petition: Petition): Petition => {
  if (!petition.kase.isPublic) throw notFound('no-such-thing', petition.kase.number);
  return petition;
};

/** What is said to who comes too late, or too early. */
export const notCollecting = (): HttpError => new HttpError(409, 'not-collecting');

/** The level of places that signatures are shown by: the first below the country. */
export const levelOf = ({ levels }: Country): string =>
  [...levels].sort((one, other) => one.rank - other.rank).find(({ rank }) => rank > 0)!.id;
