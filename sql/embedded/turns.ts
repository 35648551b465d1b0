/**
 * One engine for many clients: whoever has the turn speaks to it alone, and keeps it until it is given back. First come,
 * first served.
 */
export type Turns = {
  take: (client: symbol) => Promise<void>;
  give: (client: symbol) => void;
  has: (client: symbol) => boolean;
  /** How many clients wait. */
  waiting: () => number;
};

export const openTurns = (): Turns => {
  let holder: symbol | null = null;
  const queue: { client: symbol; start: () => void }[] = [];

  const next = (): void => {
    const first = queue.shift();
    holder = first?.client ?? null;
    // In a turn of the event loop of its own: answers and new clients get their share between two units.
    if (first) setImmediate(first.start);
  };

  return {
    take: (client) => {
      if (holder === client) return Promise.resolve();
      return new Promise((start) => {
        queue.push({ client, start });
        if (holder === null) next();
      });
    },
    give: (client) => {
      if (holder === client) next();
    },
    has: (client) => holder === client,
    waiting: () => queue.length,
  };
};
