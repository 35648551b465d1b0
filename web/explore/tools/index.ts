import { lazy } from 'react';
import type { Tool } from './tool.ts';

/** The tools of the map, in the order of their buttons; a new one is a folder and a line. */
export const TOOLS: readonly Tool[] = [
  {
    id: 'measure',
    icon: 'ruler',
    title: 'measure.title',
    Card: lazy(() => import('./measure/measure.tsx').then(({ Measure }) => ({ default: Measure }))),
  },
  {
    id: 'swipe',
    icon: 'swipe',
    title: 'swipe.title',
    Card: lazy(() => import('./swipe/swipe.tsx').then(({ Swipe }) => ({ default: Swipe }))),
  },
  {
    id: 'picture',
    icon: 'picture',
    title: 'picture.title',
    Card: lazy(() => import('./picture/picture.tsx').then(({ Picture }) => ({ default: Picture }))),
  },
];
