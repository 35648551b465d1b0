import { z } from 'zod';
import { Text } from '../text.ts';

/** What becomes of documents when their time is over. */
export const FATES = ['keep', 'select', 'destroy'] as const;
/** Who may have a document: everybody, everybody but for parts of it, nobody yet. */
export const ACCESSES = ['open', 'partly', 'closed'] as const;

/** A class of administrative documents: where it stands, how long it is kept, what becomes of it, who may have it and by which rule. */
export const DocumentClass = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/)
    .max(40),
  parent: z.string().max(40).nullable(),
  title: Text,
  /** Years with the office that made it, then in its archive; null for a class that only gathers others. */
  current: z.int().min(0).max(200).nullable(),
  intermediate: z.int().min(0).max(200).nullable(),
  fate: z.enum(FATES).nullable(),
  access: z.enum(ACCESSES).nullable(),
  basis: Text.nullable(),
});
export type DocumentClass = z.infer<typeof DocumentClass>;

/** A scheme: its classes in their order, and where it is from. */
export const Classification = z.strictObject({
  status: z.enum(['real', 'sample']),
  source: Text,
  classes: z.array(DocumentClass),
});
export type Classification = z.infer<typeof Classification>;
