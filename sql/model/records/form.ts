import { z } from 'zod';
import { Text } from '../text.ts';
import { Audience } from './audience.ts';
import { Amount } from './basis.ts';
import { Condition, fieldsIn } from './condition.ts';

/** What every field of a form has. */
const base = {
  id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  label: Text,
  hint: Text.optional(),
  required: z.boolean().default(false),
  /** Asked only where this holds; it looks at fields that stand before. */
  when: Condition.optional(),
  /** Who is shown what was answered. */
  audience: Audience.default('parties'),
  /** Of a person: never published, left out of what is searched, and erased when its time is over. */
  personal: z.boolean().default(false),
  /** Of a personal field: for how many days it is kept once the case is closed, where that is not what its module says. */
  keptDays: Amount.optional(),
};

export const Option = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  label: Text,
});
export type Option = z.infer<typeof Option>;

/** What is published already, by its kind: layers of the catalogue, documents of policy, cases that were answered. */
export const SUGGESTED = ['layers', 'documents', 'cases'] as const;
export type SuggestedKind = (typeof SUGGESTED)[number];

/** While words are written into a field, what is published of these kinds and may be what is looked for is shown below it. */
const suggests = z.array(z.enum(SUGGESTED)).min(1).optional();

/** A field of a form, by what is put in. The same rules hold in the browser and on the server (`read-form.ts`). */
export const Field = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('text'),
    most: z.int().min(1).max(500).default(200),
    /** What others sent that reads like it is shown while it is written, so that nobody sends it again unawares. */
    showsAlike: z.boolean().default(false),
    suggests,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('long-text'),
    least: z.int().min(0).default(0),
    most: z.int().min(1).max(20_000).default(4000),
    suggests,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('choice'),
    options: z.array(Option).min(1),
    /** Several may be chosen. */
    many: z.boolean().default(false),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('date'),
    /** Not after the day on which it is put in, or not before. */
    limit: z.enum(['none', 'past', 'future']).default('none'),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().default(false),
    /** UCUM code, or what is counted. */
    unit: z.string().max(40).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('email') }),
  z.strictObject({ ...base, kind: z.literal('phone') }),
  /** A place by its id, of one of these levels where they are named. */
  z.strictObject({ ...base, kind: z.literal('place'), levels: z.array(z.string()).optional() }),
  /** A public body by its id. */
  z.strictObject({ ...base, kind: z.literal('body') }),
  /** A point on the map, with how sure its place is, in metres. */
  z.strictObject({ ...base, kind: z.literal('point') }),
  /** An area: drawn on the map, or a place, of one of these levels where they are named. */
  z.strictObject({ ...base, kind: z.literal('area'), levels: z.array(z.string()).optional() }),
  z.strictObject({ ...base, kind: z.literal('files'), most: z.int().min(1).max(10).default(5) }),
  /** A sentence to agree to; where it is needed, only `true` will do. */
  z.strictObject({ ...base, kind: z.literal('consent'), statement: Text }),
]);
export type Field = z.infer<typeof Field>;
export type FieldKind = Field['kind'];

/** A form: its fields in the order in which they are asked. */
export const Form = z.strictObject({ fields: z.array(Field) });
export type Form = z.infer<typeof Form>;

/** A form as it is written in a module, with what has a default left out. */
export type FormDeclaration = z.input<typeof Form>;

/** What is wrong with a declaration: each as a line for who writes it. */
export const formFaults = ({ fields }: Form): string[] => {
  const faults: string[] = [];
  const before = new Set<string>();
  for (const field of fields) {
    if (before.has(field.id)) faults.push(`${field.id} is there twice`);
    if (field.personal && field.audience === 'public')
      faults.push(`${field.id} is personal and cannot be public`);
    if (field.keptDays !== undefined && !field.personal)
      faults.push(`${field.id} is not personal and is kept as long as its case`);
    for (const other of field.when ? fieldsIn(field.when) : [])
      if (!before.has(other)) faults.push(`${field.id} looks at ${other}, which does not stand before it`);
    if (field.kind === 'choice' && new Set(field.options.map(({ id }) => id)).size < field.options.length)
      faults.push(`${field.id} has an option twice`);
    before.add(field.id);
  }
  return faults;
};
