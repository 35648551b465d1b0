import { z } from 'zod';
import { Text } from '../text.ts';

/** The name of a module: of its folder, its addresses and its rows. */
export const ModuleId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40);

/** What the web is told of a module: enough to draw its door; what its cases are made of stands at an address of its own. */
export const ModuleInfo = z.strictObject({
  id: ModuleId,
  title: Text,
  about: Text,
  /** The page that it begins with, a path of ours. */
  page: z.string().regex(/^\/[a-z0-9/-]+$/),
  /** Where a case has a page of the module's own, below this path by its number; null where only the engine's. */
  casePage: z
    .string()
    .regex(/^\/[a-z0-9/-]+$/)
    .nullable(),
  /** Whether people send cases to it (a form, a workflow), or it only shows. */
  hasCases: z.boolean(),
  /** Whether what is shown of it is a sample: none of its data was opened at its source. */
  sample: z.boolean(),
  /** Its other pages. */
  more: z.array(z.strictObject({ page: z.string().regex(/^\/[a-z0-9/-]+$/), title: Text })),
});
export type ModuleInfo = z.infer<typeof ModuleInfo>;

export const ModuleList = z.strictObject({ modules: z.array(ModuleInfo) });
