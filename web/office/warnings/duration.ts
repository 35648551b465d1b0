/** How a duration is told in a form: how many, of which unit. */
export const DURATION_UNITS = ['TM', 'TH', 'D', 'W', 'M', 'Y'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const FORM = /^P(T?)(\d+)([SMHDWY])$/;

/** The parts of a duration as a form has it (ISO 8601, one unit); seconds as minutes, as nobody types them. */
export const partsOf = (duration: string): { count: string; unit: DurationUnit } => {
  const [, time = '', count = '0', letter = 'D'] = FORM.exec(duration) ?? [];
  if (letter === 'S') return { count: String(Math.ceil(Number(count) / 60)), unit: 'TM' };
  return { count, unit: `${time}${letter}` as DurationUnit };
};

/** A duration of what was typed; what was typed where it is no whole number, so that it is found fault with. */
export const durationOf = (count: string, unit: string): string => {
  const typed = count.trim();
  if (/^0*$/.test(typed)) return typed === '' ? '' : 'PT0S';
  return `P${unit.length > 1 ? `T${typed}${unit.slice(1)}` : `${typed}${unit}`}`;
};
