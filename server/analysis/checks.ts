import type { Layer } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import type { Text } from '../../sql/model/text.ts';
import { badParameter } from '../http/error.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { layerById } from '../layers/select.ts';
import type { Look } from './kind.ts';
import { words } from './words.ts';

const GEOMETRIES: Record<Layer['geometry'], Text> = {
  point: words('طبقة نقاط', 'une couche de points', 'a layer of points'),
  line: words('طبقة خطوط', 'une couche de lignes', 'a layer of lines'),
  polygon: words('طبقة مساحات', 'une couche de surfaces', 'a layer of areas'),
};

/** A layer of one of these kinds of geometry; 400 for another. */
export const layerOfKind = (
  { snapshot }: Look,
  id: string,
  parameter: string,
  ...kinds: Layer['geometry'][]
): PublishedLayer => {
  const layer = layerById(snapshot, id);
  if (kinds.includes(layer.manifest.geometry)) return layer;
  throw badParameter(parameter, 'invalid-parameter', { reason: GEOMETRIES[kinds[0]!] });
};

const known = (properties: readonly Property[]): string =>
  properties.map(({ name }) => name).join(', ') || '—';

const propertyOf = (
  { manifest }: PublishedLayer,
  name: string | undefined,
  parameter: string,
  types: readonly Property['type'][],
): Property => {
  const fitting = manifest.properties.filter(({ type }) => types.includes(type));
  const found = fitting.find((one) => one.name === name);
  if (found) return found;
  throw badParameter(parameter, 'invalid-parameter', { reason: known(fitting).slice(0, 400) });
};

/** A number of a layer's features, by its name; 400 that tells which there are. */
export const numberOf = (layer: PublishedLayer, name: string | undefined, parameter: string): Property =>
  propertyOf(layer, name, parameter, ['number', 'integer']);

/** A property whose values are classes. */
export const classOf = (layer: PublishedLayer, name: string, parameter: string): Property =>
  propertyOf(layer, name, parameter, ['string', 'place', 'boolean', 'integer']);
