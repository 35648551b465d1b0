import { z } from 'zod';
import { Text } from './text.ts';

/** A subject, as the theme tree shows it. */
export const ThemeManifest = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  title: Text,
  description: Text,
  /** Name of an icon of the viewer. */
  icon: z.string(),
});
export type ThemeManifest = z.infer<typeof ThemeManifest>;
