import type { Audience } from '../../../sql/model/records/audience.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { accountOf, may, type Who } from '../../accounts/who.ts';
import type { StoredCase } from './store.ts';

/** The part that somebody has in a case, and as whom she sees it. */
export type Relation = { role: ActorRole; reader: Audience };

/** As much of a case as decides how somebody stands to it. */
type Related = Pick<StoredCase, 'number' | 'accountId' | 'structureId' | 'isPublic' | 'isReviewed'>;

const ANYBODY: Relation = { role: 'anybody', reader: 'public' };

const isApplicant = (who: Who, kase: Pick<StoredCase, 'number' | 'accountId'>): boolean => {
  if (who.kind === 'case') return who.number === kase.number;
  const account = accountOf(who);
  return account !== null && account === kase.accountId;
};

/**
 * As whom somebody stands to a case. Whoever sent it is its applicant even where she is an officer of the structure, so that
 * nobody decides on her own case; officers of another structure are anybody. A moderator reviews what all may see, and sees no more of it.
 */
export const relationOf = (who: Who, kase: Related): Relation => {
  if (isApplicant(who, kase)) return { role: 'applicant', reader: 'parties' };
  const isOfficer = may(who, 'cases.handle', { structure: kase.structureId });
  // While it waits for review, reviewing is what whoever may do both does with it.
  if (kase.isReviewed && may(who, 'moderate'))
    return { role: 'moderator', reader: isOfficer ? 'internal' : 'public' };
  if (isOfficer) return { role: 'officer', reader: 'internal' };
  if (kase.isPublic && may(who, 'moderate')) return { role: 'moderator', reader: 'public' };
  return ANYBODY;
};

/** Whether somebody may know of a case at all. */
export const isSeen = (who: Who, kase: Related): boolean =>
  kase.isPublic || relationOf(who, kase) !== ANYBODY;
