/** The value as trimmed text; null where it is missing or blank. */
export const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  const text = String(value).trim();
  return text === '' ? null : text;
};

/** The value as a finite number; null for what is none (the checks see the raw text where it matters). */
export const numberOf = (value: unknown): number | null => {
  const text = textOf(value);
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
};

/** A code that a file stores as a real (`1151.000000`) as the digits it is; other values as they stand. */
export const codeOf = (value: unknown): string | null =>
  textOf(value)?.replace(/^(-?\d+)\.0+$/, '$1') ?? null;

/** `YYYYMMDD` as `YYYY-MM-DD`; anything else as it stands, for the checks to say so. */
export const dayOf = (value: unknown): string | null => {
  const text = textOf(value);
  const match = text === null ? null : /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : text;
};
