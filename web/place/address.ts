/** The page of a place, with those that it is compared with; written as people read it. */
export const placeAddress = (id: string, others: readonly string[] = []): string => {
  const written = (one: string) => encodeURIComponent(one).replaceAll('%3A', ':');
  return `/place/${written(id)}${others.length > 0 ? `?with=${others.map(written).join(',')}` : ''}`;
};

/** The feature that an id names which is of no place: layer:feature; null of a place's (level:scheme:code). */
export const featureIn = (id: string): { layer: string; feature: string } | null => {
  const [layer = '', feature = '', ...more] = id.split(':');
  return layer && feature && more.length === 0 ? { layer, feature } : null;
};
