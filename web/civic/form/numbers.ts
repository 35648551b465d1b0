import { westernDigits } from '../../../sql/model/text.ts';

const BLANKS = /[\s\u00a0\u202f]/gu;

/** Digits as people of Tunisia write them, Arabic ones too, as those that programs read. */
const plain = (text: string): string => westernDigits(text).replace(/[٫،]/g, '.').replace(BLANKS, '');

/** A number as it was typed, with a comma or a point before its decimals; the text itself where it is none. */
export const numberIn = (typed: string): number | string => {
  const text = plain(typed).replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : typed;
};

/** A point as it was typed or pasted: latitude and longitude as maps write them, or the other way where it is only possible so. */
export const pointIn = (typed: string): { longitude: number; latitude: number } | null => {
  const parts = westernDigits(typed)
    .replace(/٫/g, '.')
    .split(/[\s,;،؛]+/)
    .filter(Boolean)
    .map(Number);
  const [latitude, longitude] = parts;
  if (parts.length !== 2 || latitude === undefined || longitude === undefined) return null;
  const fits = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return fits && Number.isFinite(latitude) && Number.isFinite(longitude) ? { longitude, latitude } : null;
};

/** A point as it is read: latitude, longitude, to about a metre. */
export const pointText = ({ longitude, latitude }: { longitude: number; latitude: number }): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
