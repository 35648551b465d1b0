import type { Layer } from '../../sql/model/layer.ts';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';

const isFilled = (value: unknown): value is string | number =>
  value !== null && value !== undefined && value !== '';

const textOf = (properties: Record<string, unknown>, name: string, language: Language): string | null => {
  const names = [name, `${name}_${language}`, ...LANGUAGES.map((other) => `${name}_${other}`)];
  const found = names.map((each) => properties[each]).find(isFilled);
  return found === undefined ? null : String(found);
};

/**
 * What a feature is called: the property that its card has as title, else its label, in the language that is asked for or
 * another that there is; else its id.
 */
export const titleOf = (
  manifest: Layer,
  feature: { id: string; properties: Record<string, unknown> },
  language: Language,
): string => {
  const names = [manifest.popup.title, manifest.label].filter((name) => name !== undefined);
  return (
    names.map((name) => textOf(feature.properties, name, language)).find((text) => text !== null) ??
    feature.id
  );
};

/**
 * What a feature is called in each language that has it: by the property that labels it on the map, else by the title of its
 * card, which layers have whose names would be too many there.
 */
export const namesOf = (
  { label, popup }: Pick<Layer, 'label' | 'popup'>,
  properties: Record<string, unknown>,
): Record<string, string> => {
  const name = label ?? popup.title;
  if (name === undefined) return {};
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, properties[`${name}_${language}`] ?? properties[name]] as const)
      .filter(([, found]) => isFilled(found))
      .map(([language, found]) => [language, String(found)]),
  );
};
