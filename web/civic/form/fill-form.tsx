import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Day } from '../../../sql/model/records/day.ts';
import type { Field, Form } from '../../../sql/model/records/form.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Filled } from '../device/draft.ts';
import { AboutFormContext } from '../fields/field.ts';
import { FieldView } from '../fields/field-view.tsx';
import { Faults } from './faults.tsx';
import { stepsAsked, stepsOf, stepWith } from './steps.ts';
import { type ServerFault, useFilling } from './use-filling.ts';
import '../../ui/form/form.css';
import '../civic.css';

type Props = {
  form: Form;
  filled: Filled;
  today: Day;
  onChange: (filled: Filled) => void;
  /** The whole form is filled in as it must be. */
  onDone: (answers: Answers) => void;
  /** On the last button. */
  submit: string;
  isPending?: boolean;
  isForOffice?: boolean;
  /** Whose cases it begins. */
  module?: string;
  serverFault?: ServerFault | null;
  /** Where it is filled in part by part: at which part one is. */
  step?: number | null;
  onStep?: (step: number) => void;
  /** Above the fields; what went wrong with the whole. */
  failure?: ReactNode;
  /** Beside the button. */
  more?: ReactNode;
};

/** What is shown of a form at once, and the way between its parts. */
const useSteps = (form: Form, asked: readonly Field[], step: number | null | undefined) => {
  if (step === null || step === undefined) return { steps: [[...asked]], at: 0 };
  const steps = stepsAsked(stepsOf(form), asked);
  return { steps, at: Math.min(step, Math.max(0, steps.length - 1)) };
};

/** How far one is; it takes the keyboard where the part changed, so that it is read on from there. */
const Progress = ({ at, count }: { at: number; count: number }) => {
  const { say, number } = useWords();
  const place = useRef<HTMLParagraphElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    place.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [at]);
  if (count < 2) return null;
  return (
    <div className="steps">
      <p ref={place} tabIndex={-1}>
        {say('civic.step', { at: number(at + 1), count: number(count) })}
      </p>
      <progress max={count} value={at + 1} aria-hidden="true" />
    </div>
  );
};

/**
 * A form by its declaration, checked by the rules that the server reads it by. What is wrong stands at its field and, with a link,
 * above; fields that answers ask for appear as they are given.
 */
export const FillForm = (props: Props) => {
  const { form, filled, today, onChange, onDone, isPending = false, isForOffice = false } = props;
  const { say } = useWords();
  const summary = useRef<HTMLElement>(null);
  const [tries, setTries] = useState(0);
  const { serverFault = null } = props;
  const filling = useFilling(form, { filled, today, onChange, serverFault });
  const { steps, at } = useSteps(form, filling.asked, props.step);
  const fields = steps[at] ?? [];
  const isLast = at >= steps.length - 1;
  // What is wrong is read first, when it was tried or the server answered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only then, not while it is typed
  useEffect(() => summary.current?.focus(), [tries, serverFault]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the server answered, not when one goes on from there
  useEffect(() => {
    if (serverFault) props.onStep?.(stepWith(steps, serverFault.field));
  }, [serverFault]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    if (!filling.tryOut(fields.map(({ id }) => id))) setTries(tries + 1);
    else if (!isLast) props.onStep?.(at + 1);
    else {
      const answers = filling.answers();
      if (answers) return onDone(answers);
      const wrong = filling.asked.find(({ id }) => !filling.tryOut([id]));
      if (wrong) props.onStep?.(stepWith(steps, wrong.id));
      setTries(tries + 1);
    }
  };
  const here = new Set(fields.map(({ id }) => id));
  return (
    <AboutFormContext value={{ today, isForOffice, module: props.module ?? null }}>
      <form
        className="form civic-form"
        data-office={isForOffice}
        onSubmit={submit}
        noValidate
        aria-busy={isPending}
      >
        <Progress at={at} count={steps.length} />
        {props.failure}
        <Faults faults={filling.told.filter(({ field }) => here.has(field.id))} place={summary} />
        {fields.map((field) => (
          <FieldView
            key={field.id}
            field={field}
            value={filled[field.id]}
            fault={filling.faultOf(field.id)}
            onChange={(value) => filling.set(field.id, value)}
          />
        ))}
        <div className="form-foot">
          <ActionButton isSubmit kind="primary" isPending={isPending}>
            {isLast ? props.submit : say('civic.next')}
          </ActionButton>
          {at > 0 && <ActionButton onPress={() => props.onStep?.(at - 1)}>{say('civic.back')}</ActionButton>}
          {props.more}
        </div>
      </form>
    </AboutFormContext>
  );
};
