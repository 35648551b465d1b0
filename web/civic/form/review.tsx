import { type ReactNode, useEffect, useRef } from 'react';
import type { Field } from '../../../sql/model/records/form.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { type Filled, isEmpty } from '../device/draft.ts';
import { Readers } from '../fields/about-field.tsx';
import { Answer } from './answer.tsx';

/** What was filled in, once more before it is sent: each answer as it is read, by whom, and what was left out. */
export const Review = ({
  asked,
  filled,
  title,
  submit,
  isPending = false,
  failure,
  onBack,
  onSend,
}: {
  asked: readonly Field[];
  filled: Filled;
  title: string;
  submit: string;
  isPending?: boolean;
  failure?: ReactNode;
  onBack: () => void;
  onSend: () => void;
}) => {
  const { say, text } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <section className="panel-card stack review">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {failure}
      <p>{say('civic.reviewText')}</p>
      <dl className="pairs">
        {asked.map((field) => (
          <div key={field.id}>
            <dt>{text(field.label)}</dt>
            <dd>
              {isEmpty({ value: filled[field.id] }) ? (
                <span className="muted">{say('civic.leftOut')}</span>
              ) : (
                <Answer field={field} value={filled[field.id]} />
              )}
              <Readers field={field} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="form-foot">
        <ActionButton kind="primary" isPending={isPending} onPress={onSend}>
          {submit}
        </ActionButton>
        <ActionButton onPress={onBack}>{say('civic.correct')}</ActionButton>
      </div>
    </section>
  );
};
