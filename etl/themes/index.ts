import type { Theme } from '../theme.ts';

/** Every theme, in the order of the theme tree. A new theme is one folder and one line. */
export const REGISTRY: readonly Theme[] = [];
