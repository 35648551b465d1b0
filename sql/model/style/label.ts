import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LayerDeclaration } from '../layer.ts';
import { LANGUAGES, type Language } from '../text.ts';

/** Faces of the page: without `glyphs` in the style MapLibre draws labels with these. */
export const FONTS = ['IBM Plex Sans', 'IBM Plex Sans Arabic', 'sans-serif'];

/** Polygons with much room get their names before small ones. */
export const LARGEST_FIRST: ExpressionSpecification = ['-', 0, ['coalesce', ['get', 'label_room'], 0]];

/** The languages to try for a name: the reader's first, then the others. */
export const languagesFrom = (language: Language): Language[] => [
  language,
  ...LANGUAGES.filter((other) => other !== language),
];

/** A text property in the reader's language, else in another. */
export const textIn = (name: string, language: Language): ExpressionSpecification => [
  'coalesce',
  ...languagesFrom(language).map((one): ExpressionSpecification => ['get', `${name}_${one}`]),
  '',
];

/** What labels a feature of a layer; null where the layer has no label. */
export const labelOf = (layer: LayerDeclaration, language: Language): ExpressionSpecification | null => {
  const property = layer.properties.find(({ name }) => name === layer.label);
  if (!property) return null;
  return property.type === 'text'
    ? textIn(property.name, language)
    : ['to-string', ['coalesce', ['get', property.name], '']];
};
