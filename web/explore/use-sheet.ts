import { type PointerEvent, useRef, useState } from 'react';

/** How high the sheet of a phone stands. */
export const SHEET = ['low', 'half', 'high'] as const;
export type SheetHeight = (typeof SHEET)[number];

const DRAG = 40;

/** A bottom sheet that is dragged by its handle, or stepped by its button. */
export const useSheet = () => {
  const [height, setHeight] = useState<SheetHeight>('half');
  const start = useRef<number | null>(null);
  const step = (by: 1 | -1) =>
    setHeight((now) => SHEET[Math.max(0, Math.min(SHEET.length - 1, SHEET.indexOf(now) + by))] ?? now);
  const handle = {
    onPointerDown: (event: PointerEvent) => {
      start.current = event.clientY;
    },
    onPointerUp: (event: PointerEvent) => {
      const moved = start.current === null ? 0 : event.clientY - start.current;
      start.current = null;
      if (Math.abs(moved) > DRAG) step(moved < 0 ? 1 : -1);
    },
    onPress: () => setHeight((now) => (now === 'low' ? 'half' : now === 'half' ? 'high' : 'low')),
  };
  return { height, setHeight, handle };
};
