import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { useCopy } from './use-copy.ts';

const SAID = { copied: 'use.copied', failed: 'use.copyFailed' } as const satisfies Record<string, MessageKey>;
const MOST_LINES = 8;

/** A text to take along: shown whole, copied by a button that says, aloud too, whether it did. */
export const CopyText = ({ title, text }: { title: string; text: string }) => {
  const { say } = useWords();
  const { copy, outcome } = useCopy();
  const word = say(outcome === 'copied' ? 'use.copied' : 'use.copy');
  const lines = text.split('\n').length;
  const field = { dir: 'ltr', readOnly: true, value: text, 'aria-label': title } as const;
  return (
    <div className="copy">
      <span className="copy-title" aria-hidden="true">
        {title}
      </span>
      {lines > 1 ? (
        <textarea {...field} rows={Math.min(lines, MOST_LINES)} onFocus={(event) => event.target.select()} />
      ) : (
        <input {...field} onFocus={(event) => event.target.select()} />
      )}
      <Button className="button" onPress={() => copy(text)} aria-label={`${word}: ${title}`}>
        {word}
      </Button>
      <span role="status" className={outcome === 'failed' ? 'copy-failed' : 'visually-hidden'}>
        {outcome ? say(SAID[outcome]) : ''}
      </span>
    </div>
  );
};
