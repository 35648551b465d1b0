import type { Progress } from '../load.ts';

const STAGES = { read: 'reading', generalise: 'generalising', publish: 'publishing' } as const;

/** How far a load is, in one line. `seconds` since it began. */
export const progressLine = (name: string, { stage, rows, total }: Progress, seconds: number): string => {
  const rate = stage === 'read' && seconds > 0.5 ? `, ${Math.round(rows / seconds)} rows/s` : '';
  const share = total === null ? '' : `, ${Math.min(100, Math.floor((100 * rows) / total))} %`;
  return `${name}: ${STAGES[stage]}, ${rows} rows${share}${rate}`;
};

/** Where progress is shown: on a terminal one line that is written over, elsewhere a line now and then. */
export type ProgressView = { show: (name: string, progress: Progress) => void; clear: () => void };

const CLEAR = '\r\u001b[2K';

export const openProgress = (stream: NodeJS.WriteStream, print: (line: string) => void): ProgressView => {
  const every = stream.isTTY ? 200 : 5000;
  let name = '';
  let began = 0;
  let last = 0;
  return {
    show: (of, progress) => {
      const now = Date.now();
      if (of !== name) [name, began, last] = [of, now, now];
      if (now - last < every) return;
      last = now;
      const line = progressLine(of, progress, (now - began) / 1000);
      if (stream.isTTY) stream.write(CLEAR + line);
      else print(line);
    },
    clear: () => {
      name = '';
      if (stream.isTTY) stream.write(CLEAR);
    },
  };
};
