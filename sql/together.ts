/** No more than this are done at once: one statement is not to hold rows for long. */
const MOST = 100;

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

/**
 * Does things of a kind together: what is asked for while one work goes on is the next one, at most a hundred at a time, so that
 * a burst costs statements by the hundred and not by the piece. `work` gives a result for each, in their order; an `Error` among
 * them is that one's alone, while one that is thrown is everybody's of the time.
 */
export const together = <Item, Result>(
  work: (items: Item[]) => Promise<(Result | Error)[]>,
): ((item: Item) => Promise<Result>) => {
  const waiting: Waiting<Item, Result>[] = [];
  let isBusy = false;
  const doAll = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const some = waiting.splice(0, MOST);
      try {
        const results = await work(some.map(({ item }) => item));
        some.forEach(({ resolve, reject }, at) => {
          const result = results[at] as Result | Error;
          if (result instanceof Error) reject(result);
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // Those of the same moment come along.
      if (!isBusy) {
        isBusy = true;
        setImmediate(() => void doAll());
      }
    });
};
