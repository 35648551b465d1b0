import { z } from 'zod';
import { Day } from '../records/day.ts';
import { Option } from '../records/form.ts';
import { Language, Text } from '../text.ts';

export const TIERS = ['central', 'regional', 'local'] as const;

/** A place by its id, whatever its scheme. */
const PlaceId = z
  .string()
  .max(200)
  .regex(/^[a-z-]+:[a-z0-9-]+:.+$/);
const Key = z.string().min(1).max(120);

/** What a rule of dispatch is for, and whom it gives it to. What is null matches everything; the days are the first and the last. */
export const NewDispatchRule = z
  .strictObject({
    category: Key.nullable(),
    asset: Key.nullable(),
    area: PlaceId.nullable(),
    tier: z.enum(TIERS),
    structure: z.string().min(1).max(120),
    from: Day.nullable(),
    to: Day.nullable(),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    error: 'to is before from',
    path: ['to'],
  });
export type NewDispatchRule = z.infer<typeof NewDispatchRule>;

const Structure = z.strictObject({
  id: z.string(),
  name: Text,
  status: z.enum(['open', 'suspended', 'closed']),
});

const Area = z.strictObject({ id: z.string(), name: z.partialRecord(Language, z.string()) });

export const KeptDispatchRule = z.strictObject({
  no: z.int(),
  category: z.string().nullable(),
  asset: z.string().nullable(),
  area: Area.nullable(),
  tier: z.enum(TIERS),
  structure: Structure,
  from: Day.nullable(),
  to: Day.nullable(),
});
export type KeptDispatchRule = z.infer<typeof KeptDispatchRule>;

/** `GET .../dispatch`: the rules of a module, and what its rules can be about. */
export const DispatchRules = z.strictObject({
  /** People name the body themselves; rules are for what names none. */
  bodyIsNamed: z.boolean(),
  /** null: its form asks for none. */
  categories: z.array(Option).nullable(),
  /** null: none is asked for; an empty list: any text. */
  assets: z.array(Option).nullable(),
  rules: z.array(KeptDispatchRule),
});
export type DispatchRules = z.infer<typeof DispatchRules>;

/** The last day of a rule; null: until further notice. */
export const DispatchRuleEnd = z.strictObject({ to: Day.nullable() });

/** "Where would it go?" A place, or a point on the map, or neither. */
export const DispatchMatter = z.strictObject({
  category: Key.nullable(),
  asset: Key.nullable(),
  place: PlaceId.nullable(),
  point: z
    .strictObject({
      longitude: z.number().min(-180).max(180),
      latitude: z.number().min(-90).max(90),
    })
    .nullable(),
  on: Day,
});
export type DispatchMatter = z.infer<typeof DispatchMatter>;

/** Where it would go, and which rules fit, the nearest first; `heir` has the business of a structure on that day, null where nobody has. */
export const DispatchTrial = z.strictObject({
  structure: Structure.nullable(),
  areas: z.array(Area),
  fitting: z.array(z.strictObject({ rule: KeptDispatchRule, heir: Structure.nullable() })),
});
export type DispatchTrial = z.infer<typeof DispatchTrial>;
