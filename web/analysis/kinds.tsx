import { useState } from 'react';
import type { QuestionKind } from '../../sql/model/analysis.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { type Form, KINDS, kindOf } from './form.ts';

const ICONS: Record<QuestionKind, IconName> = {
  trend: 'chart',
  change: 'clock',
  cover: 'swipe',
  'by-place': 'table',
  within: 'locate',
  near: 'target',
  nearest: 'ruler',
  intersect: 'layers',
  'hot-spots': 'warning',
  buffer: 'plus',
};

/** What can be asked, in plain words; once it is chosen, the others stand back. */
export const Kinds = ({ form, go }: { form: Form; go: (form: Form) => void }) => {
  const { say } = useWords();
  const chosen = kindOf(form);
  const [isOpen, setIsOpen] = useState(chosen === null);
  return (
    <section className="ask-kinds" aria-label={say('ask.kinds')}>
      {(isOpen || chosen === null ? KINDS : [chosen]).map((kind) => (
        <button
          key={kind}
          type="button"
          className="ask-kind"
          aria-pressed={chosen === kind}
          onClick={() => {
            if (kind !== chosen) go({ ask: kind, ...(form.of ? { of: form.of } : {}) });
            setIsOpen(false);
          }}
        >
          <Icon name={ICONS[kind]} />
          <span>{say(`ask.kind.${kind}` as MessageKey)}</span>
        </button>
      ))}
      {!isOpen && chosen !== null && (
        <button type="button" className="ask-kind ask-other" onClick={() => setIsOpen(true)}>
          <Icon name="down" />
          <span>{say('ask.other')}</span>
        </button>
      )}
    </section>
  );
};
