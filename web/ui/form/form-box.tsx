import type { ReactNode } from 'react';
import { Button, Form } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../icon.tsx';
import './form.css';
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

/** A button that waits while something is on its way, and cannot be pressed twice. */
export const SubmitButton = ({
  isPending,
  kind = 'primary',
  children,
}: {
  isPending: boolean;
  kind?: 'primary' | 'danger' | 'plain';
  children: ReactNode;
}) => (
  <Button type="submit" className={`button ${kind}`} isPending={isPending}>
    {isPending && <span className="spinner" aria-hidden="true" />}
    {children}
  </Button>
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
        <SubmitButton isPending={state.isPending} kind={kind}>
          {submit}
        </SubmitButton>
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
