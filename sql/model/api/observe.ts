import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Flag } from '../observation.ts';
import { Text } from '../text.ts';

/** Rows and bytes that one request may bring. */
export const MOST_ROWS = 100_000;
export const MOST_BYTES = 40_000_000;
/** Refused rows that an answer lists; the others are counted. */
export const MOST_LISTED = 10_000;

const Said = {
  time: z.string().meta({
    description: 'RFC 3339 with its offset; a date or a local time without one is of the series’ time zone.',
    example: '2024-05-31T13:00:00+01:00',
  }),
  value: z
    .union([z.number(), z.string()])
    .meta({ description: 'A number, or `<` and the limit of detection.', example: 12.5 }),
  below: z.boolean().optional().meta({ description: 'The value is a limit of detection.' }),
  unit: z.string().optional().meta({
    description: 'UCUM code, where it is not the parameter’s; converted if the parameter says how.',
  }),
  flag: Flag.optional(),
};

/** What `POST /api/series/{id}/observations` takes as JSON; rows are judged one by one, not by this shape. */
export const SeriesObservations = z.union([
  z.array(z.object(Said)),
  z.object({ observations: z.array(z.object(Said)) }),
]);

const Told = z.object({
  series: z.string().optional(),
  layer: z.string().optional(),
  feature: z.string().optional(),
  parameter: z.string().optional(),
  procedure: z.string().optional(),
  ...Said,
});

/** What `POST /api/observations` takes as JSON. */
export const AnyObservations = z.union([z.array(Told), z.object({ observations: z.array(Told) })]);

/** A row that was refused: its number (of the line in a CSV, whose header is 1; of the element in JSON) and why. */
export const Rejected = z.object({
  row: z.int(),
  field: z.string(),
  value: z.unknown(),
  reason: z.string(),
  message: z.string(),
});
export type Rejected = z.infer<typeof Rejected>;

export const ObservationsWritten = z.object({
  rows: z.int(),
  inserted: z.int(),
  corrected: z.int(),
  unchanged: z.int(),
  /** How many values were refused; `rejects` lists the first of them. */
  rejected: z.int(),
  rejects: z.array(Rejected),
});
export type ObservationsWritten = z.infer<typeof ObservationsWritten>;

/** How a series is measured, and where it comes from: `PUT /api/series/{id}`. */
export const SeriesWrite = z.strictObject({
  averaging: Duration,
  every: Duration.nullable(),
  stamp: z.enum(['begin', 'end']),
  /** IANA name; the country's where nothing is said. */
  timeZone: z.string().max(60).optional(),
  source: z.string().max(100),
  map: z.boolean().default(false),
});
export type SeriesWrite = z.infer<typeof SeriesWrite>;

const Moment = z.iso.datetime({ offset: true });

/** What somebody says of a period that she looked at. */
export const ReviewWrite = z.strictObject({
  from: Moment,
  to: Moment,
  flag: Flag,
  reason: z.string().trim().min(1).max(2000),
});
export type ReviewWrite = z.infer<typeof ReviewWrite>;

export const Review = z.object({ ...ReviewWrite.shape, id: z.int(), at: Moment });
export const ReviewList = z.object({ reviews: z.array(Review) });
export type ReviewList = z.infer<typeof ReviewList>;

export const Reviewed = z.object({ review: z.int(), changed: z.int() });
export type Reviewed = z.infer<typeof Reviewed>;

export const Removed = z.object({ removed: z.int() });
export type Removed = z.infer<typeof Removed>;

/** A value as it is or was. `until` and `why` are of those that were replaced: corrected, reviewed or deleted. */
export const Version = z.object({
  version: z.int(),
  value: z.number(),
  below: z.boolean(),
  flag: Flag,
  /** Automatic checks that it failed. */
  checks: z.array(z.string()),
  since: Moment,
  until: Moment.nullable(),
  why: z.string().nullable(),
});
export const VersionList = z.object({ series: z.string(), time: Moment, versions: z.array(Version) });
export type VersionList = z.infer<typeof VersionList>;

/** `GET /api/series/{id}/lineage`: where values come from, and what became of them, the newest first. */
export const SeriesLineage = z.object({
  series: z.string(),
  /** How its values came: `set:` and the source with an edition of a theme, `api` by the API. */
  origin: z.string(),
  revision: z.int(),
  changedAt: Moment.nullable(),
  n: z.int(),
  /** Times whose value is not the first that was told. */
  corrected: z.int(),
  source: z.object({
    title: Text,
    publisher: z.string(),
    url: z.url().optional(),
    citation: z.string().optional(),
    /** The edition: the date or year that the data speak of. */
    date: z.string().optional(),
    licence: Text,
  }),
  /** Each with all of its versions, the newest first; one that was deleted has none that holds. */
  values: z.array(z.object({ time: Moment, versions: z.array(Version), href: z.url() })),
  more: z.boolean(),
});
export type SeriesLineage = z.infer<typeof SeriesLineage>;
