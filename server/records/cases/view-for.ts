import type { CaseView } from '../../../sql/model/api/records.ts';
import type { Who } from '../../accounts/who.ts';
import { notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { machineOf } from '../machine.ts';
import { kindOf } from '../types.ts';
import { isSeen, relationOf } from './relation.ts';
import { eventsOf, findCase } from './store.ts';
import { viewOf } from './view.ts';

/** A case as whoever asks may see it; null where there is none, or she may not know of it. */
export const viewIfSeen = async (services: Services, who: Who, number: string): Promise<CaseView | null> => {
  const { pool } = services.db;
  const kase = await findCase(pool, number);
  if (!kase || !isSeen(who, kase)) return null;
  const machine = await machineOf(pool, kindOf(services.modules, kase.module), services.country);
  return viewOf(pool, machine, kase, await eventsOf(pool, kase.no), relationOf(who, kase));
};

/** As `viewIfSeen`; 404 where there is nothing to see. */
export const viewFor = async (services: Services, who: Who, number: string): Promise<CaseView> => {
  const view = await viewIfSeen(services, who, number);
  if (!view) throw notFound('no-such-thing', number);
  return view;
};
