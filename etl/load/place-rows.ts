import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { Properties, Property } from '../../sql/model/property.ts';
import { fold, LANGUAGES } from '../../sql/model/text.ts';

export type PlaceRole = NonNullable<LayerDeclaration['place']>;

/** The id of a place: `level:scheme:code`. */
export const placeId = (level: string, scheme: string, code: unknown): string => `${level}:${scheme}:${code}`;

/** A place as its feature tells it, in the form that one statement takes. */
export type PlaceRow = {
  vid: number;
  id: string;
  code: string;
  name: Record<string, string>;
  origin: string | null;
  rank: number;
  codes: { scheme: string; code: string }[];
  parents: { hierarchy: string; level: string; scheme: string; code: string }[];
  names: { language: string; name: string; folded: string }[];
};

const namesOf = (role: PlaceRole, properties: Properties): PlaceRow['names'] =>
  LANGUAGES.flatMap((language) => {
    const name = properties[`${role.name}_${language}`];
    return typeof name === 'string' ? [{ language, name, folded: fold(name) }] : [];
  });

const codesOf = (role: PlaceRole, properties: Properties): PlaceRow['codes'] =>
  Object.entries(role.codes ?? {}).flatMap(([scheme, property]) => {
    const code = properties[property] ?? null;
    return code === null ? [] : [{ scheme, code: String(code) }];
  });

const parentsOf = (layer: LayerDeclaration, role: PlaceRole, properties: Properties): PlaceRow['parents'] =>
  Object.entries(role.parents).flatMap(([hierarchy, name]) => {
    const property = layer.properties.find(
      (each): each is Extract<Property, { type: 'place' }> => each.name === name && each.type === 'place',
    );
    const code = properties[name] ?? null;
    return property && code !== null
      ? [{ hierarchy, level: property.level, scheme: property.scheme, code: String(code) }]
      : [];
  });

/** What a feature of a layer of places says of its place. */
export const placeRow = (
  layer: LayerDeclaration,
  role: PlaceRole,
  vid: number,
  properties: Properties,
): PlaceRow => {
  const code = String(properties[role.code]);
  const names = namesOf(role, properties);
  return {
    vid,
    id: placeId(role.level, role.scheme, code),
    code,
    name: Object.fromEntries(names.map(({ language, name }) => [language, name])),
    origin: role.nameOrigin ? ((properties[role.nameOrigin] as string | null) ?? null) : null,
    rank: role.rank ? Number(properties[role.rank] ?? 0) : 0,
    codes: codesOf(role, properties),
    parents: parentsOf(layer, role, properties),
    names,
  };
};
