/** Where a block stands by itself, in a page of others. */
export const embedAddress = (block: string, place: string | null, search: string): string => {
  const query = new URLSearchParams(search);
  query.delete('block');
  const kept = new URLSearchParams({ block, ...(place === null ? {} : { place }) });
  for (const name of ['lang', 'look']) {
    const value = query.get(name);
    if (value !== null) kept.set(name, value);
  }
  return `/embed/dashboard?${kept.toString().replaceAll('%3A', ':')}`;
};
