import { z } from 'zod';

const FieldId = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);

/** What must hold among answers for a field to be asked. Fields are those that stand before it in the form. */
export type Condition =
  | { field: string; is: string | boolean }
  | { field: string; in: string[] }
  | { field: string; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: FieldId, is: z.union([z.string(), z.boolean()]) }),
    z.strictObject({ field: FieldId, in: z.array(z.string()).min(1) }),
    z.strictObject({ field: FieldId, answered: z.boolean() }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);

type Answers = Readonly<Record<string, unknown>>;

const isAnswered = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const has = (value: unknown, wanted: string | boolean): boolean =>
  Array.isArray(value) ? value.includes(wanted) : value === wanted;

/** Whether a condition holds for answers; of several choices it is enough that one is the one asked for. */
export const holds = (condition: Condition, answers: Answers): boolean => {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const value = Object.hasOwn(answers, condition.field) ? answers[condition.field] : undefined;
  if ('is' in condition) return has(value, condition.is);
  if ('in' in condition) return condition.in.some((one) => has(value, one));
  return isAnswered(value) === condition.answered;
};

/** The fields that a condition looks at. */
export const fieldsIn = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(fieldsIn);
  if ('any' in condition) return condition.any.flatMap(fieldsIn);
  if ('not' in condition) return fieldsIn(condition.not);
  return [condition.field];
};
