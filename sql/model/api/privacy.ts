import { z } from 'zod';
import { Text } from '../text.ts';

/**
 * What is kept of people. `GET /api/privacy`: for everybody. `GET /api/account/export`: all that is kept of oneself, one
 * JSON file (browser, fresh proof). `DELETE /api/account`: erasure of one's account (browser, fresh proof; 204); 409
 * `last-administrator` for the one who would leave nobody to manage accounts.
 */
export const PersonalUse = z.object({
  id: z.string(),
  title: Text,
  purpose: Text,
  basis: Text,
  retention: Text,
  erasure: Text,
  /** Where it lies: `table.column`. */
  fields: z.array(z.string()),
});
export type PersonalUse = z.infer<typeof PersonalUse>;

/** `GET /api/privacy` */
export const Privacy = z.object({ law: Text, uses: z.array(PersonalUse) });
export type Privacy = z.infer<typeof Privacy>;
