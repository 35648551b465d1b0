import { z } from 'zod';
import { CapCategory, CapSeverity, isAsGrave } from './cap.ts';
import { Language } from './text.ts';
import { DrawnPolygon, PlaceId } from './warning.ts';

/** `daily`: one message a day with all of them; what is `Extreme` comes at once all the same. */
export const RHYTHMS = ['at-once', 'daily'] as const;
export const Rhythm = z.enum(RHYTHMS);
export type Rhythm = z.infer<typeof Rhythm>;

/** Which warnings somebody follows: those that fit all that is named. What names nothing takes all. */
export const WarningFilter = z.strictObject({
  /** In one of these places, or one that lies in it or that it lies in. */
  places: z.array(PlaceId).max(30).default([]),
  /** Touching this polygon. */
  polygon: DrawnPolygon.nullable().default(null),
  categories: z.array(CapCategory).max(12).default([]),
  /** As grave as this, or graver. */
  severity: CapSeverity.default('Unknown'),
});
export type WarningFilter = z.infer<typeof WarningFilter>;

/** Whether a warning's category and gravity fit a filter; where it is, the database says. */
export const fitsFilter = (
  { categories, severity }: Pick<WarningFilter, 'categories' | 'severity'>,
  warning: { category: CapCategory; severity: CapSeverity },
): boolean =>
  (categories.length === 0 || categories.includes(warning.category)) && isAsGrave(warning.severity, severity);

/** A filter with how and in what language one is told. */
export const Following = z.strictObject({
  filter: WarningFilter.prefault({}),
  language: Language,
  rhythm: Rhythm.default('at-once'),
});
export type Following = z.infer<typeof Following>;
