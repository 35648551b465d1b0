import type { KeyboardEvent } from 'react';
import { nearest, type Point } from './points.ts';
import { panned, type Span, zoomed } from './span.ts';

const PAN = 0.25;
const ZOOM = 0.6;

type Given = {
  /** The values of what is read, and the moment that is. */
  points: readonly Point[];
  time: number | null;
  span: Span;
  whole: Span;
  least: number;
  onTime: (time: number | null) => void;
  onSpan: (span: Span) => void;
};

const stepped = ({ points, time, span }: Given, by: number): number | null => {
  if (time === null)
    return (
      (by > 0
        ? points.find((point) => point.time >= span[0])
        : points.findLast((point) => point.time <= span[1])
      )?.time ?? null
    );
  const here = nearest(points, time);
  const at = here ? points.indexOf(here) : -1;
  return points[Math.max(0, Math.min(points.length - 1, at + by))]?.time ?? null;
};

/** What a value leaves of a span that must hold it. */
const following = (time: number, span: Span, whole: Span): Span | null => {
  const length = span[1] - span[0];
  if (time < span[0]) return panned(span, (time - span[0]) / length - 0.05, whole);
  return time > span[1] ? panned(span, (time - span[1]) / length + 0.05, whole) : null;
};

/**
 * A chart by keyboard: arrows read value by value (ten by page keys), with Shift they move the stretch, + and - zoom, Home
 * and End go to the first and the last value, Escape lets go. Time goes to the right in every language.
 */
export const onChartKey = (event: KeyboardEvent, given: Given): void => {
  const { points, time, span, whole, least, onTime, onSpan } = given;
  const read = (next: number | null) => {
    onTime(next);
    const moved = next === null ? null : following(next, span, whole);
    if (moved) onSpan(moved);
  };
  const middle = time ?? (span[0] + span[1]) / 2;
  const deeds: Record<string, () => void> = {
    ArrowLeft: () => (event.shiftKey ? onSpan(panned(span, -PAN, whole)) : read(stepped(given, -1))),
    ArrowRight: () => (event.shiftKey ? onSpan(panned(span, PAN, whole)) : read(stepped(given, 1))),
    PageUp: () => read(stepped(given, -10)),
    PageDown: () => read(stepped(given, 10)),
    Home: () => read(points[0]?.time ?? null),
    End: () => read(points.at(-1)?.time ?? null),
    '+': () => onSpan(zoomed(span, ZOOM, middle, whole, least)),
    '=': () => onSpan(zoomed(span, ZOOM, middle, whole, least)),
    '-': () => onSpan(zoomed(span, 1 / ZOOM, middle, whole, least)),
    Escape: () => onTime(null),
  };
  const deed = deeds[event.key];
  if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
  // Escape closes what the chart stands in, when there is nothing to let go of.
  if (event.key === 'Escape' && time === null) return;
  event.preventDefault();
  event.stopPropagation();
  deed();
};
