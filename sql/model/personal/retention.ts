import type { Text } from '../text.ts';

/** How long what is kept of people is kept, days. The job `retention` deletes by these numbers, and the texts are made of them. */
export const KEPT_DAYS = {
  /** Accounts of people who were invited and did not come. */
  invitedAccounts: 30,
  /** Sessions, from their beginning, once they ended: by them an account knows the networks that it was used from. */
  sessions: 90,
  /** Sessions without an account, from their end. */
  errands: 1,
  /** Links of mails, from their end. */
  links: 1,
  /** API keys, from their end: their number stands in the trail. */
  keys: 365,
  /** Counts of failed tries, from the last wait. */
  attempts: 1,
  /** That a message was sent; one that is dead still holds all of it. */
  messages: 90,
  /** Browsers that no longer take push messages. */
  receivers: 30,
  /** Wishes to follow warnings that were not confirmed, or were ended by a link of a mail: until then that can be taken back. */
  following: 1,
  /** Comments of a consultation: for how long their writer's address is known, and rejected ones are kept. */
  comments: 365,
  /** Signatures that nobody confirmed; addresses of who wanted to hear of a petition, from its end. */
  signaturesAsked: 3,
  signers: 30,
  /** Files that were sent for a case which was not sent then. */
  looseFiles: 1,
  /** What came by mail or text message and is no case yet, from the last word of its sender. */
  caseDrafts: 14,
  /** That a gateway handed something over; that somebody sent much in an hour. */
  incoming: 30,
  bursts: 1,
  /** Jobs that ended; those that failed. */
  jobs: 30,
  deadJobs: 180,
} as const;

const arabic = (count: number): string => {
  if (count === 1) return 'يوم واحد';
  return count <= 10 ? `${count} أيام` : `${count} يوما`;
};

/** A span as people say it. */
export const spanOf = (days: number): Text =>
  days === 365
    ? { ar: 'سنة', fr: 'un an', en: 'a year' }
    : {
        ar: arabic(days),
        fr: days === 1 ? 'un jour' : `${days} jours`,
        en: days === 1 ? 'a day' : `${days} days`,
      };
