/** A month of a trend; `count` null is not told. */
export type Month = { key: string; count: number | null };

const next = (month: string): string => {
  const [year, at] = month.split('-').map(Number) as [number, number];
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`;
};

/** All months from the first to the last, the newest `most` of them: one in which nothing came has none. */
export const everyMonth = (months: readonly Month[], most: number): Month[] => {
  const told = new Map(months.map(({ key, count }) => [key, count]));
  const [first, last] = [months[0]?.key, months.at(-1)?.key];
  if (first === undefined || last === undefined) return [];
  const all: Month[] = [];
  for (let key = first; key <= last; key = next(key))
    all.push({ key, count: told.has(key) ? told.get(key)! : 0 });
  return all.slice(-most);
};
