/** What narrows the trail, as it stands in the address of the page. Days are the reader's, from their first moment to their last. */
export const AUDIT_FILTERS = [
  'since',
  'until',
  'actorKind',
  'actor',
  'action',
  'objectKind',
  'objectId',
] as const;
export type AuditFilter = (typeof AUDIT_FILTERS)[number];

/** The first moment of a day where the reader is, and that of the day after; nothing for what is no day. */
const momentOf = (day: string, after: number): string | undefined => {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const moment = new Date(year, month - 1, date + after);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(moment.getTime())
    ? moment.toISOString()
    : undefined;
};

/** What is asked of the server, from what the address of the page says. */
export const askedOf = ({
  since,
  until,
  ...others
}: Record<AuditFilter, string>): Record<string, string | undefined> => ({
  ...others,
  from: momentOf(since, 0),
  to: momentOf(until, 1),
});
