/** Runs a step and prints what it is and how long it took; a step that had nothing to do prints nothing. */
export const step = async <T>(
  title: string,
  work: () => Promise<T>,
  isDone?: (result: T) => boolean,
): Promise<T> => {
  const start = performance.now();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!isDone?.(result)) console.log(`  ${title} · ${seconds} s`);
  return result;
};
