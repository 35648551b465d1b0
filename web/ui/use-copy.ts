import { useState } from 'react';

/** Puts a text on the clipboard, and says whether it could. */
export const useCopy = (): { copy: (text: string) => void; outcome: 'copied' | 'failed' | null } => {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = (text: string): void => {
    // There is no clipboard on a page that came without TLS.
    void Promise.resolve(navigator.clipboard)
      .then((clipboard) => clipboard.writeText(text))
      .then(
        () => setOutcome('copied'),
        () => setOutcome('failed'),
      );
  };
  return { copy, outcome };
};
