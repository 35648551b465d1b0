import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useCopy } from '../ui/use-copy.ts';
import './account.css';

/** The codes that stand in for the phone, shown once: to copy, to print, to keep as a file. */
export const RecoveryCodes = ({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) => {
  const { say } = useWords();
  const { copy, outcome } = useCopy();
  const text = codes.join('\n');
  const file = () => saveFile('biatouna-recovery-codes.txt', `${say('codes.title')}\n\n${text}\n`);
  return (
    <section className="panel-card stack codes">
      <h2>{say('codes.title')}</h2>
      <Banner kind="warning">{say('codes.once')}</Banner>
      <ol className="codes-list" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button className="button" onPress={() => copy(text)}>
          {say(outcome === 'copied' ? 'use.copied' : 'use.copy')}
        </Button>
        <Button className="button" onPress={file}>
          {say('codes.save')}
        </Button>
        <Button className="button" onPress={() => window.print()}>
          {say('codes.print')}
        </Button>
      </div>
      <p role="status" className={outcome === 'failed' ? 'field-error' : 'visually-hidden'}>
        {outcome ? say(outcome === 'copied' ? 'use.copied' : 'use.copyFailed') : ''}
      </p>
      <div className="actions">
        <Button className="button primary" onPress={onKept}>
          {say('codes.kept')}
        </Button>
      </div>
    </section>
  );
};
