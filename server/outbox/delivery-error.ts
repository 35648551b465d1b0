/**
 * A message could not be handed over. `code` says why without a value of anybody's (`smtp 550 5.1.1`, `http 503`,
 * `unreachable`): it is kept and shown. `isFinal`: it is of no use to try again. `isGone`: nor to send anything there.
 */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly code: string;
  readonly isFinal: boolean;
  readonly isGone: boolean;

  constructor(code: string, about: { isFinal?: boolean; isGone?: boolean } = {}) {
    super(`not delivered: ${code}`);
    this.code = code;
    this.isGone = about.isGone ?? false;
    this.isFinal = about.isFinal ?? this.isGone;
  }
}
