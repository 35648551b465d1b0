import { useEffect, useRef, useState } from 'react';
import { type Draft, type Filled, filesIn, isEmpty } from '../device/draft.ts';
import { draftOf, dropDraft, dropFile, keepDraft } from '../device/store.ts';

const PAUSE_MS = 400;

type Latest = Pick<Draft, 'filled' | 'step' | 'sending'> & { isClosed: boolean };

/**
 * A form as it is being written, kept on the device whenever the writing pauses; null while it is looked for. `isKept`: whether
 * all of it is. `drop` takes it away for good, `close` only stops keeping it: it was sent.
 */
export const useDraft = (module: string) => {
  const [filled, setFilled] = useState<Filled | null>(null);
  const [step, setStep] = useState(0);
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [isKept, setIsKept] = useState(true);
  const timer = useRef(0);
  const latest = useRef<Latest>({ filled: {}, step: 0, isClosed: false });
  useEffect(() => {
    let isGone = false;
    void draftOf(module).then((draft) => {
      if (isGone) return;
      setFilled(draft?.filled ?? {});
      setStep(draft?.step ?? 0);
      setKeptAt(draft?.keptAt ?? null);
      const { filled: was = {}, step: at = 0, sending } = draft ?? {};
      latest.current = { filled: was, step: at, isClosed: false, ...(sending && { sending }) };
    });
    return () => {
      isGone = true;
    };
  }, [module]);
  const keep = () => {
    const kept = latest.current;
    const { isClosed, ...now } = kept;
    window.clearTimeout(timer.current);
    timer.current = 0;
    if (isClosed || isEmpty(now.filled)) return;
    const at = new Date().toISOString();
    void keepDraft({ module, ...now, keptAt: at }).then(() => {
      setKeptAt(at);
      setIsKept(latest.current === kept);
    });
  };
  const later = () => {
    setIsKept(false);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(keep, PAUSE_MS);
  };
  // What was typed in the last moment is kept, too, when the page is left or put away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads what is latest
  useEffect(() => {
    const now = () => timer.current !== 0 && keep();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
  return {
    ...{ filled, step, keptAt, isKept },
    /** Under which it is to be sent, where it was begun elsewhere. */
    sending: () => latest.current.sending,
    change: (next: Filled) => {
      latest.current = { ...latest.current, filled: next, isClosed: false };
      setFilled(next);
      later();
    },
    goTo: (next: number) => {
      latest.current = { ...latest.current, step: next };
      setStep(next);
      later();
    },
    close: () => {
      window.clearTimeout(timer.current);
      timer.current = 0;
      const { sending: _, ...rest } = latest.current;
      latest.current = { ...rest, isClosed: true };
    },
    drop: async () => {
      const files = filesIn(latest.current.filled);
      window.clearTimeout(timer.current);
      timer.current = 0;
      latest.current = { filled: {}, step: 0, isClosed: false };
      setFilled({});
      setStep(0);
      setKeptAt(null);
      await dropDraft(module);
      for (const { key } of files) await dropFile(key);
    },
  };
};
export type DraftState = ReturnType<typeof useDraft>;
