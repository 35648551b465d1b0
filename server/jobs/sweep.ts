/** What is not kept for ever. The statement deletes `$1` rows at most; it is run until it finds none. */
export type Sweep = { what: string; statement: string };
