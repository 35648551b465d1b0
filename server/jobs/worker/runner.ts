import { flagsOf } from '../../../sql/embedded/start.ts';
import type { FromRunner, Outcome, TakenJob, ToRunner } from '../../../sql/jobs/protocol.ts';
import { REPORT_MEMORY } from '../../../sql/jobs/serve-jobs.ts';
import type { JobKind } from '../../../sql/model/job.ts';
import { type Program, startProgram } from '../../launch/children.ts';
import { HAS_PROC, type MemoryGauge, memoryByProc, memoryByReport, watchMemory } from './memory.ts';

/** How long a process may take to leave once it is not needed any more. */
const LEAVE_MS = 5000;
/** Of the memory a job may have, what JavaScript's own may take: V8 ends the process above it. */
const HEAP_SHARE = 0.75;

/** A job that is being done. */
export type Run = {
  /** Never rejects. A job that takes more time or memory than its kind may is ended with its process. */
  outcome: Promise<Outcome>;
  /** Asks it to end, and ends it with its process after a grace. */
  cancel: (graceMs: number) => void;
  /** Ends it with its process; the job is not to blame. */
  letGo: () => void;
};

/** A process that does jobs, one at a time. */
export type Runner = {
  run: (job: TakenJob, kind: JobKind) => Run;
  /** Ends the process in good order. It must have nothing to do. */
  leave: () => Promise<void>;
  memory: MemoryGauge;
  /** It ended, or is about to. */
  isGone: () => boolean;
};

export type RunnerOptions = {
  path: string;
  env: NodeJS.ProcessEnv;
  /** Memory of its jobs, MB. */
  memoryMb: number;
  /** The process tells its memory itself: where the system does not show it, or a test wants it so. */
  reportsMemory?: boolean;
};

const failed = (code: 'out-of-memory' | 'timed-out' | 'process-ended', detail: string): Outcome => ({
  kind: 'failed',
  failure: { code, detail },
});

/** How a process ended that nobody here ended. V8 aborts where its memory is at an end. */
const ownEnd = ({ child: { exitCode, signalCode } }: Program): Outcome =>
  signalCode === 'SIGABRT'
    ? failed('out-of-memory', 'the heap was full')
    : failed('process-ended', signalCode ?? `exit code ${exitCode}`);

const startProcess = ({ path, env, memoryMb, reportsMemory }: RunnerOptions): Program =>
  startProgram({
    path,
    env,
    args: reportsMemory ? [REPORT_MEMORY] : [],
    flags: [...flagsOf(path), `--max-old-space-size=${Math.round(memoryMb * HEAP_SHARE)}`],
  });

const messageOf = <K extends FromRunner['kind']>({ child }: Program, kind: K) =>
  new Promise<Extract<FromRunner, { kind: K }>>((resolve) => {
    const listen = (message: FromRunner): void => {
      if (message.kind !== kind) return;
      child.off('message', listen);
      resolve(message as Extract<FromRunner, { kind: K }>);
    };
    child.on('message', listen);
  });

const say = ({ child }: Program, message: ToRunner): void => {
  // One that is gone hears nothing, and its end is noticed anyway.
  if (child.connected) child.send(message, () => undefined);
};

const runIn = (program: Program, memory: MemoryGauge, kind: JobKind): Run => {
  const timers: NodeJS.Timeout[] = [];
  let verdict: Outcome | undefined;
  const end = (why: Outcome): void => {
    verdict ??= why;
    program.kill();
  };
  const letGo = (): void => end({ kind: 'lost' });
  const after = (ms: number, act: () => void): void => void timers.push(setTimeout(act, ms));

  after(kind.timeoutMs, () => end(failed('timed-out', `after ${kind.timeoutMs / 1000} s`)));
  const unwatch = watchMemory(memory, kind.memoryMb, (used) =>
    end(failed('out-of-memory', `${used} MB of ${kind.memoryMb} MB`)),
  );
  const ended = messageOf(program, 'ended').then(({ outcome }) => outcome);
  const gone = program.exited.then(() => verdict ?? ownEnd(program));
  const outcome = Promise.race([ended, gone]).finally(() => {
    unwatch();
    for (const timer of timers) clearTimeout(timer);
  });
  return {
    outcome,
    cancel: (graceMs) => {
      say(program, { kind: 'cancel' });
      after(graceMs, letGo);
    },
    letGo,
  };
};

/** Starts a process that does jobs which may use so much memory. */
export const startRunner = (given: RunnerOptions): Runner => {
  const options = { reportsMemory: !HAS_PROC, ...given };
  const program = startProcess(options);
  const { child } = program;
  const memory = (options.reportsMemory ? memoryByReport : memoryByProc)(child);
  const ready = messageOf(program, 'ready');
  return {
    run: (job, kind) => {
      void ready.then(() => say(program, { kind: 'run', job }));
      return runIn(program, memory, kind);
    },
    leave: async () => {
      const late = setTimeout(program.kill, LEAVE_MS);
      if (child.connected) child.disconnect();
      await program.exited;
      clearTimeout(late);
    },
    memory,
    isGone: () => child.killed || child.exitCode !== null || child.signalCode !== null,
  };
};
