import { z } from 'zod';
import { ICON_PATHS } from './style/icon-paths.ts';

/** Names of the icons that a manifest may give to points. */
export const ICONS = Object.keys(ICON_PATHS) as (keyof typeof ICON_PATHS)[];
export const Icon = z.enum(ICONS);
export type Icon = z.infer<typeof Icon>;
