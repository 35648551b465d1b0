/** A half-open period, as UTC instants in RFC 3339; null is open. */
export type Period = { from: string | null; to: string | null };

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A date or instant with offset as a UTC instant; null for what is neither. */
const instantOf = (text: string): string | null => {
  const time = INSTANT.test(text) ? Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text) : Number.NaN;
  const instant = Number.isNaN(time) ? null : new Date(time).toISOString();
  // Date.parse rolls 31 February over into March.
  return instant && (text.length > 10 || instant.startsWith(text)) ? instant : null;
};

/** The period of a draft, or null where a bound is no date or the period is empty or reversed. */
export const periodOf = (from: string | null | undefined, to: string | null | undefined): Period | null => {
  const start = from == null ? null : instantOf(from);
  const end = to == null ? null : instantOf(to);
  if ((from != null && start === null) || (to != null && end === null)) return null;
  if (start !== null && end !== null && start >= end) return null;
  return { from: start, to: end };
};

/** Do two half-open periods share an instant? ISO instants in UTC compare as texts. */
export const overlap = (a: Period, b: Period): boolean =>
  (a.from === null || b.to === null || a.from < b.to) && (b.from === null || a.to === null || b.from < a.to);
