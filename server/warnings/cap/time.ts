/** The offset of a zone's clocks from UTC at a moment, minutes. */
const offsetOf = (moment: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(moment);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return Math.round((clock - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
};

const two = (count: number): string => String(count).padStart(2, '0');

/**
 * A moment as CAP 1.2 wants it: whole seconds and a numeric offset, never `Z` (3.3.2), as the clocks of a zone show it;
 * `-00:00` where they are those of UTC.
 */
export const capTime = (moment: Date, timeZone: string): string => {
  const minutes = offsetOf(moment, timeZone);
  const clock = new Date(Math.floor(moment.getTime() / 1000) * 1000 + minutes * 60_000);
  const size = Math.abs(minutes);
  const sign = minutes > 0 ? '+' : '-';
  return `${clock.toISOString().slice(0, 19)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};
