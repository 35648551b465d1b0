import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../icon.tsx';
import './form.css';
import { ActionButton } from '../action-button.tsx';
import type { FormState } from './use-form.ts';

/** A sentence about a whole form or page: what failed, what was done, what to know. Read aloud when it appears. */
export const Banner = ({
  kind,
  children,
}: {
  kind: 'error' | 'done' | 'note' | 'warning';
  children: ReactNode;
}) => (
  <div className={`banner banner-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <Icon name={kind === 'done' ? 'check' : kind === 'note' ? 'info' : 'warning'} />
    <div>{children}</div>
  </div>
);

/** A form with its fields, what is wrong with it as a whole, and its button. `done` is said when it was sent. */
export const FormBox = ({
  state,
  submit,
  kind = 'primary',
  done,
  more,
  isWide = false,
  children,
}: {
  state: FormState;
  submit: string;
  kind?: 'primary' | 'danger' | 'plain';
  done?: string | undefined;
  /** Beside the button. */
  more?: ReactNode;
  /** The button is as wide as the form. */
  isWide?: boolean;
  children: ReactNode;
}) => {
  const { say } = useWords();
  return (
    <Form
      className="form"
      validationBehavior="aria"
      validationErrors={state.errors}
      onSubmit={state.onSubmit}
      aria-busy={state.isPending}
      data-wide={isWide}
    >
      {state.failure && <Banner kind="error">{state.failure}</Banner>}
      {Object.keys(state.errors).length > 1 && <Banner kind="error">{say('form.check')}</Banner>}
      {children}
      <div className="form-foot">
        <ActionButton isSubmit isPending={state.isPending} kind={kind}>
          {submit}
        </ActionButton>
        {more}
        {state.isDone && done && !state.failure && (
          <span className="form-done" role="status">
            <Icon name="check" />
            {done}
          </span>
        )}
      </div>
    </Form>
  );
};
