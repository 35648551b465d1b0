/** An id for a new part of a document that no part of it has. */
export const newId = (letter: string, parts: readonly { id: string }[]): string => {
  const used = new Set(parts.map(({ id }) => id));
  let no = parts.length + 1;
  while (used.has(`${letter}${no}`)) no += 1;
  return `${letter}${no}`;
};
