import { z } from 'zod';

/** Who something is shown to, from all to few: everybody; who is in the case, and its officers; its officers only. */
export const AUDIENCES = ['public', 'parties', 'internal'] as const;
export const Audience = z.enum(AUDIENCES);
export type Audience = z.infer<typeof Audience>;

/** Whether a reader of one kind sees what is for an audience. */
export const sees = (reader: Audience, audience: Audience): boolean =>
  AUDIENCES.indexOf(audience) <= AUDIENCES.indexOf(reader);

/** The fewer of two audiences: what is in something is never shown to more than it. */
export const narrower = (one: Audience, other: Audience): Audience => (sees(one, other) ? one : other);
