import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element in pixels, as it is and as it becomes; 0 until it stands. */
export const useWidth = <One extends HTMLElement>(): [RefObject<One | null>, number] => {
  const element = useRef<One>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
};
