/** The page of a place, with those that it is compared with; written as people read it. */
export const placeAddress = (id: string, others: readonly string[] = []): string => {
  const written = (one: string) => encodeURIComponent(one).replaceAll('%3A', ':');
  return `/place/${written(id)}${others.length > 0 ? `?with=${others.map(written).join(',')}` : ''}`;
};
