/** Where a block stands by itself, in a page of others, with what is chosen in it (`keeps`: names of the query). */
export const embedAddress = (
  block: string,
  place: string | null,
  search: string,
  keeps: readonly string[] = [],
): string => {
  const query = new URLSearchParams(search);
  const kept = new URLSearchParams({ block, ...(place === null ? {} : { place }) });
  for (const name of [...keeps, 'lang', 'look']) {
    const value = query.get(name);
    if (value !== null) kept.set(name, value);
  }
  return `/embed/dashboard?${kept.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
};
