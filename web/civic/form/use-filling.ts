import { useMemo, useState } from 'react';
import type { Day } from '../../../sql/model/records/day.ts';
import type { Field, Form } from '../../../sql/model/records/form.ts';
import { formFaultText } from '../../../sql/model/records/form-words.ts';
import { type Answers, askedFields } from '../../../sql/model/records/read-form.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { Filled } from '../device/draft.ts';
import { faultsAmong, givenIn, readFilled } from './given.ts';

/** What the server found fault with: the answer, and what it says of it. */
export type ServerFault = { field: string; says: string };

/** A fault at its field, as a sentence. */
export type ToldFault = { field: Field; says: string };

/**
 * A form as it is being filled in. Faults are told of fields that were tried to be sent, from then on as they are typed;
 * what the server said of an answer stands until it is another.
 */
export const useFilling = (
  form: Form,
  given: { filled: Filled; today: Day; onChange: (filled: Filled) => void; serverFault?: ServerFault | null },
) => {
  const { language } = useWords();
  const { filled, today, serverFault = null } = given;
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const [answered, setAnswered] = useState<{ fault: ServerFault; value: unknown } | null>(null);
  if (serverFault && answered?.fault !== serverFault)
    setAnswered({ fault: serverFault, value: filled[serverFault.field] });
  const asked = useMemo(() => askedFields(form, givenIn(form, filled)), [form, filled]);
  const read = useMemo(() => readFilled(form, filled, today), [form, filled, today]);
  const faults = read.ok ? [] : read.faults;
  const stands = answered !== null && filled[answered.fault.field] === answered.value ? answered.fault : null;
  const told: ToldFault[] = asked.flatMap((field) => {
    const [own] = faultsAmong(faults, new Set([field.id])).filter(() => tried.has(field.id));
    if (own) return [{ field, says: formFaultText(own)[language] }];
    return stands?.field === field.id ? [{ field, says: stands.says }] : [];
  });
  return {
    asked,
    told,
    faultOf: (id: string): string | null => told.find(({ field }) => field.id === id)?.says ?? null,
    set: (id: string, value: unknown) => given.onChange({ ...filled, [id]: value }),
    /** Tries some fields: what is wrong with them is told from now on. Gives whether they will do. */
    tryOut: (ids: readonly string[]): boolean => {
      setTried((before) => new Set([...before, ...ids]));
      return faultsAmong(faults, new Set(ids)).length === 0 && !(stands && ids.includes(stands.field));
    },
    answers: (): Answers | null => (read.ok ? read.values : null),
  };
};
