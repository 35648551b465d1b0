import { z } from 'zod';
import { Text } from '../text.ts';

const Moment = z.iso.datetime({ offset: true });
export const PROPOSAL_STATES = ['open', 'accepted', 'declined'] as const;

/** A request that was put with others as the same question. */
const Twin = z.strictObject({
  number: z.string(),
  title: z.string(),
  structure: z.strictObject({ id: z.string(), name: Text }).nullable(),
  receivedAt: Moment,
  likeness: z.number(),
});

/** What was asked twice, and what was decided: `dataset` is where the data are that answer it, `reason` why there are to be none. */
export const Proposal = z.strictObject({
  no: z.int(),
  state: z.enum(PROPOSAL_STATES),
  dataset: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: Moment,
  decidedAt: Moment.nullable(),
  /** How many requests asked it; those that whoever reads may see are named. */
  count: z.int(),
  cases: z.array(Twin),
});
export type Proposal = z.infer<typeof Proposal>;
export const Proposals = z.strictObject({ proposals: z.array(Proposal) });

export const Decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept'), dataset: z.url({ protocol: /^https?$/ }).max(500) }),
  z.strictObject({ decision: z.literal('decline'), reason: z.string().trim().min(10).max(1000) }),
]);
export type Decision = z.infer<typeof Decision>;
