import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';

/** A text to take along: shown whole, copied by a button that says when it is done. */
export const CopyText = ({ title, text }: { title: string; text: string }) => {
  const { say } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <div className="copy">
      <span className="copy-title" aria-hidden="true">
        {title}
      </span>
      <input dir="ltr" readOnly value={text} aria-label={title} onFocus={(event) => event.target.select()} />
      <Button className="button" onPress={copy} aria-label={`${say('use.copy')}: ${title}`}>
        {say(isCopied ? 'use.copied' : 'use.copy')}
      </Button>
    </div>
  );
};
