/** What a loop sleeps by: until a time has passed, or somebody rings. */
export type Bell = { ring: () => void; wait: (ms: number) => Promise<void> };

export const openBell = (): Bell => {
  let isRung = false;
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      isRung = true;
      wake();
    },
    wait: async (ms) => {
      let timer: NodeJS.Timeout | undefined;
      if (!isRung)
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, ms);
        });
      clearTimeout(timer);
      isRung = false;
    },
  };
};
