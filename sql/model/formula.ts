/**
 * How a text begins that spreadsheets take for a formula when a CSV is opened; a number with its sign is none. Such a text is written
 * behind an apostrophe, which they do not show.
 */
export const FORMULA = /^(?:[=@\t\r]|[+-](?!\d+(?:\.\d+)?(?:e[+-]?\d+)?$))/i;
