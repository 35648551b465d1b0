import type { z } from 'zod';
import type { Say } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with something that was typed, as a sentence below its field. */
const sentenceOf = (issue: Issue, say: Say): string => {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array' || Number(issue.minimum) <= 1) return say('form.required');
      return issue.origin === 'string'
        ? say('form.tooShort', { least: Number(issue.minimum) })
        : say('form.tooSmall', { least: Number(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string'
        ? say('form.tooLong', { most: Number(issue.maximum) })
        : say('form.tooBig', { most: Number(issue.maximum) });
    case 'invalid_format':
      return say(issue.path.at(-1) === 'email' ? 'form.email' : 'form.wrongForm');
    case 'invalid_type':
      return say('form.required');
    case 'invalid_union':
      return say('form.wrongForm');
    // A shape that says what is wrong with several fields together names the fault: the words are those of its pages.
    case 'custom':
      return typeof issue.params?.fault === 'string'
        ? say(`fault.${issue.params.fault}` as MessageKey)
        : issue.message;
    default:
      return issue.message;
  }
};

/** Errors by the name of the field (`roles.0.scope` as the server names it), the first of each. */
export const errorsOf = (issues: readonly Issue[], say: Say): Record<string, string> =>
  Object.fromEntries(
    issues.map((issue) => [issue.path.join('.'), sentenceOf(issue, say)] as const).reverse(),
  );
