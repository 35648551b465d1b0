import { z } from 'zod';

/** A file that was chosen: its content lies in the box of files by this key until it is on the server. */
export const ChosenFile = z.object({
  key: z.uuid(),
  name: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** The server has it already, under this key: it came by mail. */
  isThere: z.boolean().optional(),
});
export type ChosenFile = z.infer<typeof ChosenFile>;

/** What was put into fields, as it was put in: numbers as they are typed, files as they are chosen. */
export const Filled = z.record(z.string(), z.unknown());
export type Filled = z.infer<typeof Filled>;

/** A form that somebody is writing. There is one a module. */
export const Draft = z.object({
  module: z.string(),
  filled: Filled,
  /** The step at which she was. */
  step: z.int().min(0),
  /** When it was last changed, RFC 3339. */
  keptAt: z.string(),
  /** Under which it is sent, where it was begun by mail or text message: then nobody goes on with it there. */
  sending: z.uuid().optional(),
});
export type Draft = z.infer<typeof Draft>;

/** The files in what was filled in, whatever field they are of. */
export const filesIn = (filled: Filled): ChosenFile[] =>
  Object.values(filled).flatMap((value) =>
    Array.isArray(value) ? value.flatMap((one) => ChosenFile.safeParse(one).data ?? []) : [],
  );

/** Whether there is anything in a form that would be missed. */
export const isEmpty = (filled: Filled): boolean =>
  Object.values(filled).every(
    (value) =>
      value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0),
  );
