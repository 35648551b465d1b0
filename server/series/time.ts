/** A moment as RFC 3339 has it, to the second, in an offset of so many minutes; with a fraction where it has one. */
export const inOffset = (time: Date, minutes: number): string => {
  const local = new Date(time.getTime() + minutes * 60_000).toISOString();
  const clock = local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23);
  if (minutes === 0) return `${clock}Z`;
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${clock}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};
