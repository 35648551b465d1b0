import type { Consultation } from '../../sql/model/api/policies.ts';
import type { StoredPolicy } from './store.ts';

/** The day that it is in a zone, as its calendar writes it. */
export const dayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    now,
  );

/** When a document is open to comments; null where that is not planned. Only what is published is open. */
export const consultationOf = (
  { from, until, state }: Pick<StoredPolicy, 'from' | 'until' | 'state'>,
  { timeZone, now }: { timeZone: string; now: Date },
): Consultation | null => {
  if (from === null || until === null) return null;
  const today = dayIn(timeZone, now);
  return { from, until, isOpen: state === 'published' && from <= today && today <= until };
};
