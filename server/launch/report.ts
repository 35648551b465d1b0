/** A step that takes longer than this is announced. */
const ANNOUNCE_MS = 700;

export type Step<T> = {
  /** While it runs: "building the pages". */
  doing: string;
  /** When it is done: "pages built". */
  done: string;
  work: () => Promise<T>;
  /** Whether there was nothing to do: then nothing is printed. */
  wasDone?: (result: T) => boolean;
};

/** Runs a step and prints what it is and how long it took. */
export const step = async <T>({ doing, done, work, wasDone }: Step<T>): Promise<T> => {
  const start = performance.now();
  const announce = setTimeout(() => console.log(`  ${doing} …`), ANNOUNCE_MS);
  const result = await work().finally(() => clearTimeout(announce));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!wasDone?.(result)) console.log(`  ${done} · ${seconds} s`);
  return result;
};
