import type { ProblemDetails } from '../../sql/model/api.ts';
import type { Text } from '../../sql/model/text.ts';
import type { ErrorCode } from './messages/en.ts';

/** Values that fill the places of a message; what is words is given in every language. */
export type MessageValues = Record<string, string | number | Text>;

type Successor = NonNullable<ProblemDetails['successor']>;

/** No name or value of a client's is told back longer than this. */
const LONGEST_ECHO = 80;

/**
 * An answer that is not what was asked for, thrown anywhere below a route. `code` names the sentence in the message
 * files and the problem's stable `type`; `parameter` is the one at fault.
 */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly code: ErrorCode;
  readonly parameter: string | undefined;
  readonly values: MessageValues;
  /** Who has the business of a body that is closed: a member of the problem (RFC 9457, 3.2). */
  readonly successor: Successor | undefined;

  constructor(
    status: number,
    code: ErrorCode,
    about: { parameter?: string; values?: MessageValues; successor?: Successor } = {},
  ) {
    super(`${status} ${code}${about.parameter ? ` (${about.parameter})` : ''}`);
    this.status = status;
    this.code = code;
    this.parameter = about.parameter;
    this.values = about.values ?? {};
    this.successor = about.successor;
  }
}

/** 400 with the parameter at fault. */
export const badParameter = (parameter: string, code: ErrorCode, values: MessageValues = {}): HttpError => {
  const name = parameter.slice(0, LONGEST_ECHO);
  return new HttpError(400, code, { parameter: name, values: { parameter: name, ...values } });
};

/** 404 for a thing by its id. */
export const notFound = (code: ErrorCode, id: string): HttpError =>
  new HttpError(404, code, { values: { id: id.slice(0, LONGEST_ECHO) } });
