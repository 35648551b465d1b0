import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { ApiError, NotProven } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { errorsOf } from './issues.ts';

/** What `FormBox` needs to draw a form. */
export type FormState = {
  errors: Record<string, string>;
  /** What is wrong with the whole. */
  failure: string | null;
  isPending: boolean;
  isDone: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/** What was typed, by the names of the fields; one that was left empty is not there. */
export const valuesOf = (form: FormData): Record<string, unknown> =>
  Object.fromEntries([...form].filter(([, value]) => value !== ''));

const hasField = (form: HTMLFormElement | null, name: string | null): boolean =>
  name !== null && form?.elements.namedItem(name) instanceof Element;

/**
 * A form that is checked by the shape that the server reads it with, and sent once. What the server finds fault with
 * stands at its field where the form has one of that name, else above the form. `read` makes of the fields what the shape
 * wants; `send` may be a `useProof()`; `onDone` comes after. `check` tells what is wrong without sending, or gives what would
 * be sent.
 */
export const useForm = <Schema extends z.ZodType, Result>(given: {
  schema: Schema;
  read?: (form: FormData) => unknown;
  send: (values: z.output<Schema>) => Promise<Result>;
  onDone?: (result: Result, values: z.output<Schema>) => unknown;
}): FormState & { check: (form: HTMLFormElement) => z.output<Schema> | null; reset: () => void } => {
  const { say } = useWords();
  const form = useRef<HTMLFormElement | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const refused = (error: unknown): void => {
    // Who closed the window that asked for a proof knows that nothing was sent.
    if (error instanceof NotProven) return;
    if (!(error instanceof ApiError) || error.status >= 500) setFailure(say('form.serverFailed'));
    else if (error.status === 0) setFailure(say('form.noAnswer'));
    else if (error.parameter !== null && hasField(form.current, error.parameter))
      setErrors({ [error.parameter]: error.message });
    else setFailure(error.message);
  };
  const { mutate, isPending, isSuccess, reset } = useMutation({
    mutationFn: given.send,
    onSuccess: async (result, values) => void (await given.onDone?.(result, values)),
    onError: refused,
  });
  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button')?.focus();
  }, [errors]);
  const check = (from: HTMLFormElement): z.output<Schema> | null => {
    form.current = from;
    const parsed = given.schema.safeParse((given.read ?? valuesOf)(new FormData(from)));
    setFailure(null);
    setErrors(parsed.success ? {} : errorsOf(parsed.error.issues, say));
    return parsed.success ? parsed.data : null;
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (isPending) return;
    const values = check(event.currentTarget);
    if (values !== null) mutate(values);
  };
  return { errors, failure, isPending, isDone: isSuccess, onSubmit, check, reset };
};
