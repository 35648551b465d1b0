/** Addresses of our own pages that show how a figure was come by; written as people read them. */
const written = (part: string): string => encodeURIComponent(part).replaceAll('%3A', ':');

export const pageOf = {
  place: (place: string) => `/place/${written(place)}`,
  series: (id: string) => `/series/${written(id)}`,
  /** What has no course through time is shown by what its value was made of. */
  indicator: (id: string, place: string, period: string) =>
    `/indicator/${written(id)}/${written(place)}${period === 'all' ? '/all' : ''}`,
  /** How an indicator is computed, from what, and where it stands. */
  method: (id: string) => `/indicators/${written(id)}`,
  risk: (id: string, place: string) => `/risk/${written(id)}?place=${written(place)}`,
  csv: (id: string, period: string) =>
    `/api/indicators/${written(id)}/values?f=csv${period === 'all' ? '' : `&period=${written(period)}`}`,
} as const;
