import { z } from 'zod';

/** Series of one answer. */
const MOST_SERIES = 20;

/** Ids separated by commas; one that has a comma itself is written with it escaped. */
export const SeriesNames = z
  .string()
  .min(1)
  .max(4000)
  .transform((text, context) => {
    try {
      const ids = [...new Set(text.split(',').map(decodeURIComponent))];
      if (ids.length <= MOST_SERIES && !ids.some((id) => id === '' || id.includes('\0'))) return ids;
    } catch {
      // It is told below, as any other that is no list.
    }
    context.addIssue({ code: 'custom', message: `1 … ${MOST_SERIES}` });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    description: `Ids of up to ${MOST_SERIES} series, or \`indicator/place\` for an indicator at a place, separated by commas; a comma in an id is written %2C, once more than the address itself is escaped.`,
    example: 'air-stations.pm10.AQ-01,air-stations.pm10.AQ-02',
  });

/** An indicator and a place of a name; ids of series have a dot before any slash. */
const NAMED = /^([a-z][a-z0-9-]*)\/(.+)$/s;

/** What `indicator/place` names, among ids of series; null for what is the id of a series. */
export const indicatorNamed = (name: string): { indicator: string; place: string } | null => {
  const [, indicator, place] = NAMED.exec(name) ?? [];
  return indicator === undefined || place === undefined ? null : { indicator, place };
};
