import type { LoadErrorCode } from '../../sql/model/load-errors.ts';

/** A load cannot be, for a reason that can be told to whoever wanted it: by its code in her language, here in English. */
export class LoadFailure extends Error {
  readonly code: LoadErrorCode;

  constructor(code: LoadErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
