import type { Theme } from '../theme.ts';
import { base } from './base/theme.ts';
import { industry } from './industry/theme.ts';
import { sanitation } from './sanitation/theme.ts';
import { water } from './water/theme.ts';

/** Every theme, in the order of the theme tree. A new theme is one folder and one line. */
export const REGISTRY: readonly Theme[] = [base, water, sanitation, industry];
