import { type PointerEvent, useEffect, useRef } from 'react';
import type { Layout } from './layout.ts';
import { lengthOf, type Span, within, zoomed } from './span.ts';

export type Gestures = {
  layout: Layout;
  span: Span;
  whole: Span;
  /** No shorter stretch is shown. */
  least: number;
  onSpan: (span: Span) => void;
  /** The moment that is pointed at; null when no more. */
  onPoint: (time: number | null) => void;
};

type Held = { pointers: Map<number, number>; span: Span; at: number; layout: Layout };

const WHEEL = 0.0022;

const xOf = (event: { clientX: number; currentTarget: EventTarget | null }): number =>
  event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;

/** A finger on each side of what is looked at: the two moments stay below them. */
const pinched = (held: Held, { whole, least }: Gestures): Span => {
  const [a = 0, b = 0] = [...held.pointers.values()];
  const apart = Math.max(20, Math.abs(a - b));
  const factor = held.at / apart;
  const middle = held.layout.x.back((a + b) / 2);
  return zoomed(held.span, factor, middle, whole, least);
};

const dragged = (held: Held, x: number, { whole }: Gestures): Span => {
  const { layout, span } = held;
  const by = ((held.at - x) / (layout.right - layout.left)) * lengthOf(span);
  return within([span[0] + by, span[1] + by], whole);
};

/** Dragging moves, two fingers or Ctrl with the wheel zoom, pointing reads. What is up and down stays the page's. */
export const useGestures = (given: Gestures) => {
  const latest = useRef(given);
  latest.current = given;
  const held = useRef<Held | null>(null);
  const element = useRef<SVGSVGElement>(null);

  useEffect(() => {
    const node = element.current;
    const onWheel = (event: WheelEvent) => {
      const { span, whole, least, layout, onSpan } = latest.current;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onSpan(zoomed(span, Math.exp(event.deltaY * WHEEL), layout.x.back(xOf(event)), whole, least));
    };
    // React's own listener could not keep the browser from zooming the page.
    node?.addEventListener('wheel', onWheel, { passive: false });
    return () => node?.removeEventListener('wheel', onWheel);
  }, []);

  const hold = (pointers: Map<number, number>) => {
    const [a = 0, b] = [...pointers.values()];
    const at = b === undefined ? a : Math.max(20, Math.abs(a - b));
    held.current = { pointers, span: latest.current.span, at, layout: latest.current.layout };
  };
  const release = (event: PointerEvent<SVGSVGElement>) => {
    const pointers = held.current?.pointers;
    pointers?.delete(event.pointerId);
    if (pointers && pointers.size > 0) hold(pointers);
    else held.current = null;
  };
  return {
    ref: element,
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      hold(new Map(held.current?.pointers).set(event.pointerId, xOf(event)));
      latest.current.onPoint(latest.current.layout.x.back(xOf(event)));
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const { onPoint, onSpan, layout } = latest.current;
      const now = held.current;
      if (!now?.pointers.has(event.pointerId)) return onPoint(layout.x.back(xOf(event)));
      now.pointers.set(event.pointerId, xOf(event));
      onSpan(now.pointers.size > 1 ? pinched(now, latest.current) : dragged(now, xOf(event), latest.current));
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: (event: PointerEvent<SVGSVGElement>) => {
      if (event.pointerType === 'mouse' && !held.current) latest.current.onPoint(null);
    },
  };
};
