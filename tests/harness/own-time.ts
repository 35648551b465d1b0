const TICK_MS = 10;

/**
 * A clock, in milliseconds, that goes only while this process does, for what may take so long and no longer: on a busy machine a
 * process waits for a processor, and its timers with it. What it waits for something else is told by ticks, of which those that are
 * late are not made up for; what it works by the processor's time.
 */
export const ownTime = (): { ms: () => number; stop: () => void } => {
  const before = process.cpuUsage();
  let ticks = 0;
  const timer = setInterval(() => ticks++, TICK_MS);
  timer.unref();
  return {
    ms: () => {
      const { user, system } = process.cpuUsage(before);
      return Math.max(ticks * TICK_MS, (user + system) / 1000);
    },
    stop: () => clearInterval(timer),
  };
};
