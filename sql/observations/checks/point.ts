/** A value as the automatic checks look at it; what was rejected is not among them. */
export type Point = { time: number; value: number; below: boolean };

/** Points in the order of their time. */
export type Points = readonly Point[];

/** Told of the place of each point that a check speaks of. */
export type Speak = (at: number) => void;

/** How far the word on a value depends on others: so many on each side of it, or so long (milliseconds). */
export type Reach = { rows: number } | { ms: number };

/** The options of one kind of check. */
export type Of<C extends { kind: string }, K extends C['kind']> = Omit<Extract<C, { kind: K }>, 'kind'>;
