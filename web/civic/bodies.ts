type Known = { id: string; status: 'open' | 'suspended' | 'closed'; successor: string | null };

/** Nobody follows more bodies that follow each other than so many. */
const LONGEST_LINE = 10;

/** Who has the business of a body today: itself, or the first that is not closed among those that succeed it; null where none is. */
export const heirOf = <Body extends Known>(bodies: readonly Body[], id: string): Body | null => {
  const of = (wanted: string | null) => bodies.find((one) => one.id === wanted) ?? null;
  let body = of(id);
  for (let step = 0; body?.status === 'closed' && step < LONGEST_LINE; step++) body = of(body.successor);
  return body?.status === 'closed' ? null : body;
};
