import type { ErrorCode } from './messages/en.ts';

/** Values that fill the places of a message. */
export type MessageValues = Record<string, string | number>;

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

  constructor(status: number, code: ErrorCode, about: { parameter?: string; values?: MessageValues } = {}) {
    super(`${status} ${code}${about.parameter ? ` (${about.parameter})` : ''}`);
    this.status = status;
    this.code = code;
    this.parameter = about.parameter;
    this.values = about.values ?? {};
  }
}

/** 400 with the parameter at fault. */
export const badParameter = (parameter: string, code: ErrorCode, values: MessageValues = {}): HttpError =>
  new HttpError(400, code, { parameter, values: { parameter, ...values } });

/** 404 for a thing by its id. */
export const notFound = (code: ErrorCode, id: string): HttpError =>
  new HttpError(404, code, { values: { id } });
