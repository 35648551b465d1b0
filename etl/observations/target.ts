import { editionOf, type Pack } from '../targets.ts';
import type { ObservationEdition, ObservationSource, Theme } from '../theme.ts';

/** A set of observations of a theme, and the edition that is to fill it. */
export type ObservationTarget = {
  theme: Pick<Theme, 'id'>;
  source: ObservationSource;
  edition: ObservationEdition;
};

/** The name of a set among loads; no layer can have it. */
export const loadName = (set: string): string => `observations/${set}`;

/** What series and measures say they came with. */
export const originOf = (set: string): string => `set:${set}`;

/** Every set of the themes with its edition of a pack, in the order of the theme tree. */
export const observationTargetsOf = (themes: readonly Theme[], pack: Pack): ObservationTarget[] =>
  themes.flatMap((theme) =>
    (theme.observations ?? []).flatMap((source) => {
      const edition = editionOf(source, pack);
      return edition ? [{ theme, source, edition }] : [];
    }),
  );
