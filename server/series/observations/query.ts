import { z } from 'zod';
import { FLAGS, flagNo, STATISTICS } from '../../../sql/model/observation.ts';
import { Lang, Flag as YesNo } from '../../features/query.ts';
import { SeriesNames } from '../named.ts';

export const AGGREGATES = ['hour', 'day', 'month', 'year', 'season'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** The most points that an answer may be thinned to: no screen has more columns. */
const MOST_POINTS = 20_000;
/** With less, neither ends nor gaps can be kept. */
const LEAST_POINTS = 10;

/** A list of words of a closed set, separated by commas. */
const listOf = <Word extends string>(words: readonly Word[]) =>
  z
    .string()
    .max(200)
    .transform((text, context) => {
      const asked = [...new Set(text.split(','))];
      if (asked.every((word) => (words as readonly string[]).includes(word))) return asked as Word[];
      context.addIssue({ code: 'custom', message: words.join(', ') });
      return z.NEVER;
    });

const share = (text: string): number =>
  /^(0(\.\d{1,6})?|1(\.0{1,6})?|\.\d{1,6})$/.test(text) ? Number(text) : Number.NaN;

export const ObservationsQuery = z.object({
  datetime: z.string().max(80).optional().meta({
    description:
      'Values of an instant, a day or an interval `a/b`, both ends included; `..` is open. Days are those of the series’ time zone. Periods that the interval meets are given whole.',
    example: '2015-01-01/..',
  }),
  flags: listOf(FLAGS)
    .transform((flags) => flags.map(flagNo).sort())
    .optional()
    .meta({
      type: 'string',
      description:
        'Only values with these flags, separated by commas. When left out: as measured, all; aggregated, all but `suspect` and `rejected`.',
      example: 'checked,estimated',
    }),
  aggregate: z.enum(AGGREGATES).optional().meta({
    description:
      'Values gathered by hours, days, months, years or seasons of the series’ own time zone. December belongs to the winter of the next year.',
  }),
  statistics: listOf([...STATISTICS, 'exceeded'] as const)
    .optional()
    .meta({
      type: 'string',
      description:
        'With `aggregate`: statistics to give besides the value, separated by commas. `exceeded` gives for each limit of the parameter how often it was exceeded, as `exceeded:{limit}`.',
      example: 'n,min,max',
    }),
  coverage: z
    .string()
    .max(12)
    .transform(share)
    .refine((value) => !Number.isNaN(value), '0 … 1')
    .optional()
    .meta({
      type: 'number',
      description:
        'With `aggregate`: least share (0 to 1) of the expected values that a period must have. The value of a period with less is null, as are its statistics but for `n` and `coverage`, which tell why.',
    }),
  maxPoints: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((count) => count >= LEAST_POINTS && count <= MOST_POINTS, `${LEAST_POINTS} … ${MOST_POINTS}`)
    .optional()
    .meta({
      type: 'integer',
      description:
        'At most so many points, chosen so that the line keeps its shape (LTTB, Steinarsson 2013). In a line that was thinned a null stands for a gap.',
    }),
  f: z.enum(['json', 'csv']).optional().meta({ description: 'The format; else Accept.' }),
  bom: YesNo.default(false).meta({
    type: 'boolean',
    description: 'CSV for spreadsheets: begins with a byte-order mark.',
  }),
  lang: Lang,
});
/** As of one series, but for what only a screen wants; an indicator at a place is named `indicator/place`. */
export const ManyQuery = ObservationsQuery.omit({ maxPoints: true, f: true }).extend({
  series: SeriesNames,
  layout: z.enum(['long', 'wide']).default('long').meta({
    description:
      '`long`: a row a value, one series after the other. `wide`: a row a time, a column a series; below what can be detected as `<0.5`, flags that matter in `_flags`.',
  }),
  f: z.enum(['csv']).optional().meta({ description: 'The format; there is no other.' }),
});
export type ManyQuery = z.infer<typeof ManyQuery>;
export type ObservationsQuery = z.infer<typeof ObservationsQuery>;
