import type { z } from 'zod';
import { badParameter, HttpError } from './error.ts';
import { issueText } from './issue-text.ts';
import { unfitPath } from './unfit.ts';

/** `roles.0.scope`, as a person finds it in what she sent. */
const whereOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]].join('.') : issue.path.join('.');

/**
 * The JSON body of a request by the route's schema. Schemas of bodies are strict objects: a field that is not named there
 * is a 400 with its name, so that nothing is set that a client may not set.
 */
export const bodyOf = <Schema extends z.ZodType>(body: unknown, schema: Schema): z.infer<Schema> => {
  const unfit = unfitPath(body);
  if (unfit !== null) throw badParameter(unfit, 'unfit-value');
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0] as z.core.$ZodIssue;
  const where = whereOf(issue);
  if (issue.code === 'unrecognized_keys') throw badParameter(where, 'unknown-field');
  if (where === '') throw new HttpError(400, 'invalid-body');
  throw badParameter(where, 'invalid-parameter', { reason: issueText(issue) });
};
